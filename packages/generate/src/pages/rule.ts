import type { ExampleInput, RecordInput, RuleInput } from './input.js'
import { code, escaped, link, page, type Site } from './site.js'

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
  const unclaused: Partial<Record<RuleInput['kind'], string>> = {
    file: t('不依条款；是读得懂、用得上的前提。', 'Rests on no clause: what a file must be to be read at all.'),
    shape: t('字段表和模式所写的约束；任何违反都是错误。', 'What the field tables and schemas say; any breach is an error.'),
    element: t('凡用到这种数据元的字段都适用，条款是该字段的条款。', 'For every field that is such an element; the clause is that of the field.'),
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
  const reads = rule.reads.flatMap(({ type, fields }) => {
    const newest = (among: readonly RecordInput[]) => among.findLast((one) => `${one.standard.split('@')[0]}/${one.type}` === type)
    const record = newest(paths) ?? newest(site.records)
    if (!record || fields.length === 0) return []
    const { path, fields: known } = record
    return [{ path, titles: fields.map((at) => (known[at] ? site.fieldLink(path, at) : at === '' ? t('整条记录', 'the whole record') : code(at))) }]
  })
  return page(
    {
      slug: `/rules/${rule.id}`,
      title: pick(rule.title),
      label: pick(rule.title),
      description: `${rule.id}${site.colon}${pick(rule.title)}`,
      keywords: [rule.id],
      toc: false,
    },
    [
      `<p class="about">${about.join(' · ')}</p>`,
      `## ${t('所问', 'What it asks')} <!-- #asks -->`,
      ...(rule.clauses.length === 0 ? [`<p>${unclaused[rule.kind] ?? ''}</p>`] : []),
      ...rule.clauses.map((clause) => {
        const found = site.clause(clause)
        return `<blockquote><p>${site.clauseLink(clause)} ${site.modal(found?.modal)}${escaped(pick(found?.text))}</p></blockquote>`
      }),
      ...(reads.length > 0
        ? [
            `## ${t('所读字段', 'Fields it reads')} <!-- #reads -->`,
            `<ul>${reads.map(({ path, titles }) => `<li>${site.recordLink(path)}${site.colon}${titles.join(site.comma)}</li>`).join('')}</ul>`,
          ]
        : []),
      `## ${t('不符合时', 'Where it is not met')} <!-- #says -->`,
      `<p>${escaped(pick(rule.message))}</p>`,
      `<p>${t('改法', 'How to mend')}${site.colon}${escaped(pick(rule.mend))}</p>`,
      ...example(rule.accepted, t('符合的例子', 'A conforming example'), 'conforming'),
      ...example(rule.refused, t('不符合的例子', 'A non-conforming example'), 'non-conforming'),
      ...(rule.cases?.length
        ? [
            `## ${t('用例', 'Cases')} <!-- #cases -->`,
            `<ul lang="en">${rule.cases.map(({ it, refused }) => `<li>${refused ? '✗' : '✓'} ${escaped(it)}</li>`).join('')}</ul>`,
          ]
        : []),
    ],
  )

  function example(one: ExampleInput | undefined, title: string, anchor: string): string[] {
    if (!one) return []
    const whole = one.files.every(({ cut }) => !cut)
    const about = [
      one.record ? site.recordLink(one.record) : '',
      whole ? '' : t('只列规则所涉的部分', 'only what the rule looks at'),
      one.fragment ? link(`pathname:///playground/${one.fragment}`, t('在检查页打开', 'Open in the playground')) : '',
    ]
    return [
      `## ${title} <!-- #${anchor} -->`,
      about.some(Boolean) ? `<p>${about.filter(Boolean).join(' · ')}</p>` : '',
      ...one.files.map(({ name, language, text, note }) => {
        const title = [name, note && pick(note)].filter(Boolean).join(' · ')
        return text === '' ? `<p>${code(title)}</p>` : fence(`${language} title="${title}" showLineNumbers`, text)
      }),
      ...(one.printed ? [`<p>${t('命令所印', 'What the command prints')}${site.colon}</p>`, fence('text', pick(one.printed))] : []),
    ]
  }
}

function fence(about: string, text: string): string {
  return `\`\`\`\`${about}\n${text}\n\`\`\`\``
}
