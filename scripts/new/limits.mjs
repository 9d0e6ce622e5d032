/** Numbers in clauses that limit nothing, each with the reason. */
const noLimits = [
  [/12333|12345/g, 'telephone numbers'],
  [/\d+\.\d+～\d+\.\d+/g, 'numbers of clauses'],
  [/见 \d+(?:\.\d+)+/g, 'numbers of clauses'],
  [/(?:GB|LD|JR|GA)(?:\/[TZ])? ?\d+(?:\.\d+)?(?:—\d{4})?/g, 'numbers of standards'],
  [/第 ?\d+(?:、\d+)* ?位/g, 'digits of a code'],
  [/00Y/g, 'a code'],
  [/从 1 起/g, 'a serial number begins with 1: catalogue-serials-run-on has cases of it'],
]

/**
 * The numbers in a clause that limit something, each once: a rule that serves the clause has a boundary case for each.
 * @param {string} text
 * @returns {number[]}
 */
export function limitsIn(text) {
  const rest = noLimits.reduce((left, [pattern]) => left.replace(pattern, ''), text)
  return [...new Set((rest.match(/\d+(?:\.\d+)?/g) ?? []).map(Number))]
}
