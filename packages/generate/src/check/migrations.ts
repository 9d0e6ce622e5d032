import { choices } from '../authoring/nearest.js'
import type { Problem } from '../problem.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Source } from '../source.js'

/** The kinds of step, each with its other keys. */
const steps: Record<string, string[]> = { rename: ['to'], codes: ['map'], split: ['by', 'into'] }

/** Migrations between editions or of record types that do not exist, and steps that are not one step. */
export function migrationProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  for (const { file, from, to, types } of source.migrations) {
    const add = (pointer: string, message: string, part?: 'key') => problems.push({ file, pointer, message, ...(part && { part }) })
    const editions = [...source.standards.keys()]
    for (const [key, edition] of Object.entries({ from, to }))
      if (!editions.includes(edition)) add(`/${key}`, `no edition ${edition}${choices('known', editions, edition)}`)
    const known = [...source.schemas].flatMap(([path, schema]) =>
      schema['x-record'] && path.startsWith(`${to.replace('@', '/')}/`) ? [path.split('/')[2]!] : [],
    )
    for (const [type, own] of Object.entries(types)) {
      if (known.length > 0 && !known.includes(type))
        add(`/types/${escapeStep(type)}`, `${to} has no record type ${type}${choices('known', known, type)}`, 'key')
      for (const [i, step] of own.entries()) {
        const kinds = Object.keys(steps).filter((kind) => kind in step)
        const expected = kinds.length === 1 ? [kinds[0]!, ...steps[kinds[0]!]!] : []
        const isWhole = expected.length === Object.keys(step).length && expected.every((key) => key in step)
        if (!isWhole)
          add(
            `/types/${escapeStep(type)}/${i}`,
            `found ${Object.keys(step).join(' and ') || 'nothing'}; expected rename and to, or codes and map, or split, by and into`,
          )
      }
    }
  }
  return problems
}
