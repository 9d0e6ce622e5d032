/** Numbers in clauses that limit nothing; scripts/boundaries.test.ts says why. */
const noLimits = [/12333|12345/g, /\d+\.\d+～\d+\.\d+/g, /第 ?\d+(?:、\d+)* ?位/g, /00Y/g, /从 1 起/g]

/** The numbers in a clause that limit something: a rule that serves it has a boundary case for each. */
export function limitsIn(text) {
  const rest = noLimits.reduce((left, pattern) => left.replace(pattern, ''), text)
  return [...new Set((rest.match(/\d+(?:\.\d+)?/g) ?? []).map(Number))]
}
