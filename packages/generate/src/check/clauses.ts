import type { Problem } from '../problem.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Clause, Source } from '../source.js'

/** Clauses whose modal has no ground, and requirements without a reason for what became of them. */
export function clauseProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  const checkAll = (file: string, clauses: Record<string, Clause>) => {
    for (const [number, clause] of Object.entries(clauses)) {
      const add = (key: string, message: string) => problems.push({ file, pointer: `/clauses/${escapeStep(number)}${key}`, message })
      const { title, text, modal, confidence, sources = [], facts = [] } = clause
      if (!title && !text) add('', 'neither title nor text; a heading has a title, a clause has a text')
      if (modal && !text) add('/text', `required, but missing: a clause with modal ${modal} has a text`)
      if (modal === '应' && confidence === 'low') add('/confidence', 'low confidence with modal 应; expected modal 宜, or a higher confidence')
      if (modal === '应' && sources.length === 0) add('/sources', 'required, but missing: a clause with modal 应 rests on a requirement')
      else if (modal && sources.length + facts.length === 0)
        add('/sources', `required, but missing: a clause with modal ${modal} rests on a requirement (sources) or on facts`)
    }
  }
  for (const [name, { clauses }] of source.standards) checkAll(`standards/${name.replace('@', '/')}.yaml`, clauses)
  for (const { profile, clauses } of source.profiles) checkAll(`schemas/profiles/${profile}/profile.yaml`, clauses)
  for (const { id, requirements } of source.documents) {
    for (const [number, { disposition, reason }] of Object.entries(requirements)) {
      const pointer = `/requirements/${escapeStep(number)}/reason`
      if (disposition !== 'encoded' && !reason)
        problems.push({ file: `standards/sources/${id}.yaml`, pointer, message: `required, but missing: a requirement that is ${disposition} has a reason` })
    }
  }
  return problems
}
