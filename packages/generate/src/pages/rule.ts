import type { ExampleInput, RuleInput } from './input.js'
import { code, escaped, page, type Site } from './site.js'

/** One rule: what it asks, by which clause, an example of each kind with the finding as it is printed, how to mend it. */
export function rulePage(site: Site, rule: RuleInput): string {
  const { t, pick } = site
  const kinds = {
    file: t('文件', 'of files'),
    shape: t('结构（出自模式）', 'of shape, from the schemas'),
    element: t('数据元', 'of data elements'),
    record: t('记录', 'of records'),
    dataset: t('数据集', 'of data sets'),
  }
  const paths = site.records.filter(
    (one) =>
      one.type === rule.type &&
      one.standard.startsWith(`${rule.standard}@`) &&
      (rule.profile !== undefined || rule.clauses.some((clause) => clause.startsWith(`${one.standard}#`))),
  )
  const about = [
    code(rule.id),
    site.severity(rule.severity),
    kinds[rule.kind],
    ...paths.map(({ path, standard }) => `${site.recordLink(path)} ${standard.split('@')[1]}`),
  ]
  if (rule.profile) about.push(site.standardLink(rule.profile))
  const needs = rule.needs.flatMap((at) => paths.slice(-1).map(({ path, fields }) => (fields[at] ? site.fieldLink(path, at) : code(at))))
  return page(
    {
      slug: `/rules/${rule.id}`,
      title: pick(rule.title),
      label: pick(rule.title),
      description: `${rule.id}：${pick(rule.title)}`,
      keywords: [rule.id],
      toc: false,
    },
    [
      `<p class="about">${about.join(' · ')}</p>`,
      `## ${t('所问', 'What it asks')} <!-- #asks -->`,
      ...(rule.clauses.length === 0
        ? [
            `<p>${rule.kind === 'shape' ? t('字段表和模式所写的约束；任何违反都是错误。', 'What the field tables and schemas say; any breach is an error.') : t('不依条款；是读得懂、用得上的前提。', 'Rests on no clause: what data must be to be read at all.')}</p>`,
          ]
        : []),
      ...rule.clauses.map((clause) => {
        const found = site.clause(clause)
        return `<blockquote><p>${site.clauseLink(clause)} ${site.modal(found?.modal)}${escaped(pick(found?.text))}</p></blockquote>`
      }),
      needs.length > 0 ? `<p>${t('所读字段', 'Fields it reads')}：${needs.join('、')}</p>` : '',
      `## ${t('不符合时', 'Where it is not met')} <!-- #says -->`,
      `<p>${escaped(pick(rule.message))}</p>`,
      `<p>${t('改法', 'How to mend')}：${escaped(pick(rule.mend))}</p>`,
      ...example(rule.accepted, t('符合的例子', 'A conforming example'), 'conforming'),
      ...example(rule.refused, t('不符合的例子', 'A non-conforming example'), 'non-conforming'),
    ],
  )

  function example(one: ExampleInput | undefined, title: string, anchor: string): string[] {
    if (!one) return []
    const blocks = [
      `## ${title} <!-- #${anchor} -->`,
      `<p>${t('取自用例，只列规则所涉的字段', 'From the cases; only the fields the rule looks at')}：${site.recordLink(one.record)}</p>`,
      fence('json', JSON.stringify(one.excerpt, null, 2)),
    ]
    if (one.printed) blocks.push(`<p>${t('命令所印', 'What the command prints')}：</p>`, fence('text', pick(one.printed)))
    return blocks
  }
}

function fence(language: string, text: string): string {
  return `\`\`\`\`${language}\n${text}\n\`\`\`\``
}
