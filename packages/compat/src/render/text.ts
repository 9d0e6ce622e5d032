import { countLine, effectOf, type Language, messages, noteLine, placeOf, type RenderedComparison, type SideNames, titleOf, typeOf } from './messages.js'
import { witnessText } from './witness.js'

/** A comparison as lines for a terminal. They show what schemas hold as it is: whoever prints them escapes what would break a line. */
export function renderText(comparison: RenderedComparison, names: SideNames, language: Language): string[] {
  const { bump, changes, notes } = comparison
  const lines = [
    titleOf(names),
    `${messages.version[language]}: ${messages.bump[bump][language]}`,
    ...answerLines('oldWithinNew'),
    ...answerLines('newWithinOld'),
    ...(changes.length > 0 ? [countLine(changes, language)] : []),
    ...notes.map((note) => `${messages.note[language]}: ${noteLine(note, names, language)}`),
    '',
  ]
  for (const change of changes) {
    const effect = effectOf(change, language)
    const kind = messages.kind[change.kind][language]
    lines.push(`[${kind}] ${placeOf(change)}  ${change[language]}${effect ? `  ← ${effect}` : ''}${change.clause ? `  ${change.clause}` : ''}`)
    if (change.why) lines.push(`    ${messages.answer.unknown[language]}: ${change.why[language]}`)
  }
  if (changes.length === 0) lines.push(messages.none[language])
  return lines

  function answerLines(direction: 'oldWithinNew' | 'newWithinOld'): string[] {
    const answer = comparison[direction]
    const head = `${messages[direction][language]}: ${messages.answer[answer.answer][language]}`
    if (answer.answer === 'refuted')
      return [head, `    ${messages.witness[language]}${typeOf(comparison, direction)}: ${witnessText(answer.witness, language)}`]
    return answer.answer === 'unknown' ? [head, `    ${messages.reason[language]}: ${answer.reason[language]}`] : [head]
  }
}
