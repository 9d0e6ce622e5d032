import type { Answer } from '../model/answer.js'
import { countLine, effectOf, type Language, messages, noteLine, placeOf, type RenderedComparison, type SideNames, titleOf, typeOf } from './messages.js'
import { witnessText } from './witness.js'

/** A comparison as Markdown, for a changelog or a review. */
export function renderMarkdown(comparison: RenderedComparison, names: SideNames, language: Language): string {
  const { newWithinOld, oldWithinNew, bump, changes, notes } = comparison
  const lines = [
    `## ${titleOf(names)}`,
    '',
    `${messages.version[language]}: **${messages.bump[bump][language]}**`,
    '',
    answerItem('oldWithinNew', oldWithinNew),
    answerItem('newWithinOld', newWithinOld),
    ...(changes.length > 0 ? [`- ${countLine(changes, language)}`] : []),
    ...notes.map((note) => `- ${messages.note[language]}: ${noteLine(note, names, language)}`),
    '',
  ]
  if (changes.length === 0) lines.push(messages.none[language])
  else {
    lines.push(row(messages.columns.map((column) => column[language])), row(messages.columns.map(() => '---')))
    for (const change of changes) {
      lines.push(
        row([
          messages.kind[change.kind][language],
          `\`${placeOf(change)}\``,
          change[language] + (change.why ? `（${change.why[language]}）` : ''),
          effectOf(change, language),
          change.clause ?? '',
        ]),
      )
    }
  }
  return `${lines.join('\n')}\n`

  function answerItem(direction: 'oldWithinNew' | 'newWithinOld', answer: Answer): string {
    const head = `- ${messages[direction][language]}: **${messages.answer[answer.answer][language]}**`
    if (answer.answer === 'refuted') return `${head}${typeOf(comparison, direction)}\n\n  \`\`\`json\n  ${witnessText(answer.witness, language)}\n  \`\`\``
    return answer.answer === 'unknown' ? `${head}（${answer.reason[language]}）` : head
  }
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}
