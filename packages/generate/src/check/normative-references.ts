import type { Problem } from '../problem.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Source } from '../source.js'

/** A number of a Chinese standard, with or without its year: `GB/T 2260`, `GB 32100—2015`. */
const standardNumber = /(?:GB|LD|JR|GA|DB\d+)(?:\/[TZ])? ?\d+(?:\.\d+)?(?:—\d{4})?/g

/** Normative references that no clause cites, and standards that a clause cites and no list names. Nothing for an edition without lists. */
export function normativeReferenceProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  for (const [name, { clauses, normativeReferences, bibliography = [] }] of source.standards) {
    if (!normativeReferences) continue
    const file = `standards/${name.replace('@', '/')}.yaml`
    const cited = new Set<string>()
    for (const [number, { text }] of Object.entries(clauses)) {
      for (const [id] of text?.zh.matchAll(standardNumber) ?? []) {
        cited.add(id)
        if (normativeReferences.some((one) => one.id === id)) continue
        const problem = bibliography.some((one) => one.id === id) ? 'stands in the bibliography' : 'is not among normativeReferences'
        problems.push({ file, pointer: `/clauses/${escapeStep(number)}/text/zh`, message: `the clause cites ${id}, which ${problem}` })
      }
    }
    for (const [i, { id }] of normativeReferences.entries())
      if (!cited.has(id)) problems.push({ file, pointer: `/normativeReferences/${i}/id`, message: `no clause cites ${id}: it belongs in the bibliography` })
  }
  return problems
}
