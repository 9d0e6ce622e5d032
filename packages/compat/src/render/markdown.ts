import type { Answer } from '../model/answer.js'
import { countLine, effectOf, type Language, messages, noteLine, placeOf, type RenderedComparison, type SideNames, titleOf, typeOf } from './messages.js'
import { witnessText } from './witness.js'

/** How texts of schemas are written: as text of Markdown, and as a line of code. */
export interface Escapes {
  text(text: string): string
  code(line: string): string
}

/** A comparison as Markdown, for a changelog or a review. */
export function renderMarkdown(comparison: RenderedComparison, names: SideNames, language: Language, escapes: Escapes): string {
  const { newWithinOld, oldWithinNew, bump, changes, notes } = comparison
  const lines = [
    `## ${escapes.text(titleOf(names))}`,
    '',
    `${messages.version[language]}: **${messages.bump[bump][language]}**`,
    '',
    answerItem('oldWithinNew', oldWithinNew),
    answerItem('newWithinOld', newWithinOld),
    ...(changes.length > 0 ? [`- ${countLine(changes, language)}`] : []),
    ...notes.map((note) => `- ${messages.note[language]}: ${escapes.text(noteLine(note, names, language))}`),
    '',
  ]
  if (changes.length === 0) lines.push(messages.none[language])
  else {
    lines.push(line(messages.columns.map((column) => column[language])), line(messages.columns.map(() => '---')))
    for (const change of changes) {
      lines.push(
        row([
          messages.kind[change.kind][language],
          placeOf(change),
          change[language] + (change.why ? `（${change.why[language]}）` : ''),
          effectOf(change, language),
          change.clause ?? '',
        ]),
      )
    }
  }
  return `${lines.join('\n')}\n`

  function row(cells: string[]): string {
    return line(cells.map(escapes.text))
  }

  function answerItem(direction: 'oldWithinNew' | 'newWithinOld', answer: Answer): string {
    const head = `- ${messages[direction][language]}: **${messages.answer[answer.answer][language]}**`
    if (answer.answer === 'refuted')
      return `${head}${typeOf(comparison, direction)}\n\n  \`\`\`json\n  ${escapes.code(witnessText(answer.witness, language))}\n  \`\`\``
    return answer.answer === 'unknown' ? `${head}（${escapes.text(answer.reason[language])}）` : head
  }
}

function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`
}
