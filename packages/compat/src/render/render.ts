import type { Change } from '../compare/change.js'
import type { Comparison } from '../compare/compare.js'
import type { Answer } from '../model/answer.js'

export type Language = 'zh' | 'en'

const say = {
  zh: {
    title: (old: string, next: string) => `${old} → ${next}`,
    bump: { major: '主版本（有破坏性改动）', minor: '次版本（放宽或新增）', patch: '修订（只改说明）' },
    version: '版本号应升',
    oldWithinNew: '按旧版做的数据都符合新版',
    newWithinOld: '按新版做的数据都符合旧版',
    answer: { proved: '已证明', refuted: '不成立', unknown: '无法判定' },
    witness: '反例',
    reason: '理由',
    none: '没有不同。',
    kind: { added: '新增', removed: '删去', tightened: '收紧', loosened: '放宽', changed: '改变', annotation: '说明' },
    breaks: { producers: '影响填报方', readers: '影响使用方' },
    heads: ['类别', '位置', '改动', '影响', '条款'],
  },
  en: {
    title: (old: string, next: string) => `${old} → ${next}`,
    bump: { major: 'major (breaking)', minor: 'minor (looser or more)', patch: 'patch (words only)' },
    version: 'version step',
    oldWithinNew: 'data made by the old satisfy the new',
    newWithinOld: 'data made by the new satisfy the old',
    answer: { proved: 'proved', refuted: 'refuted', unknown: 'unknown' },
    witness: 'witness',
    reason: 'reason',
    none: 'No difference.',
    kind: { added: 'added', removed: 'removed', tightened: 'tightened', loosened: 'loosened', changed: 'changed', annotation: 'annotation' },
    breaks: { producers: 'breaks producers', readers: 'breaks readers' },
    heads: ['Kind', 'Place', 'Change', 'Breaks', 'Clause'],
  },
}

const broken = ({ breaks }: Change, language: Language): string =>
  (['producers', 'readers'] as const)
    .filter((who) => breaks[who])
    .map((who) => say[language].breaks[who])
    .join(language === 'zh' ? '、' : ', ')

const where = ({ place }: Change): string =>
  `${place.type ? `${place.type} ` : ''}${place.data === '' ? '/' : place.data}${place.also ? ` (+${place.also.length})` : ''}`

/** A comparison as lines for a terminal. */
export function renderText({ newWithinOld, oldWithinNew, bump, changes }: Comparison, names: { old: string; new: string }, language: Language): string {
  const words = say[language]
  const lines = [
    words.title(names.old, names.new),
    `${words.version}: ${words.bump[bump]}`,
    ...answerLines('oldWithinNew', oldWithinNew),
    ...answerLines('newWithinOld', newWithinOld),
    '',
  ]
  for (const change of changes) {
    const effect = broken(change, language)
    lines.push(`[${words.kind[change.kind]}] ${where(change)}  ${change[language]}${effect ? `  ← ${effect}` : ''}${change.clause ? `  ${change.clause}` : ''}`)
    if (change.why) lines.push(`    ${words.answer.unknown}: ${change.why[language]}`)
  }
  if (changes.length === 0) lines.push(words.none)
  return `${lines.join('\n')}\n`

  function answerLines(direction: 'oldWithinNew' | 'newWithinOld', answer: Answer): string[] {
    const head = `${words[direction]}: ${words.answer[answer.answer]}`
    if (answer.answer === 'refuted') return [head, `    ${words.witness}: ${JSON.stringify(answer.witness)}`]
    return answer.answer === 'unknown' ? [head, `    ${words.reason}: ${answer.reason[language]}`] : [head]
  }
}

/** A comparison as Markdown, for a changelog or a review. */
export function renderMarkdown({ newWithinOld, oldWithinNew, bump, changes }: Comparison, names: { old: string; new: string }, language: Language): string {
  const words = say[language]
  const answer = (direction: 'oldWithinNew' | 'newWithinOld', one: Answer) => {
    const detail =
      one.answer === 'refuted' ? `\n\n  \`\`\`json\n  ${JSON.stringify(one.witness)}\n  \`\`\`` : one.answer === 'unknown' ? `（${one.reason[language]}）` : ''
    return `- ${words[direction]}: **${words.answer[one.answer]}**${detail}`
  }
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  const lines = [
    `## ${words.title(names.old, names.new)}`,
    '',
    `${words.version}: **${words.bump[bump]}**`,
    '',
    answer('oldWithinNew', oldWithinNew),
    answer('newWithinOld', newWithinOld),
    '',
  ]
  if (changes.length === 0) lines.push(words.none)
  else {
    lines.push(row(words.heads), row(words.heads.map(() => '---')))
    for (const change of changes) {
      lines.push(
        row([
          words.kind[change.kind],
          `\`${where(change)}\``,
          change[language] + (change.why ? `（${change.why[language]}）` : ''),
          broken(change, language),
          change.clause ?? '',
        ]),
      )
    }
  }
  return `${lines.join('\n')}\n`
}
