import type { Problem } from '../problem.js'
import type { Source } from '../source.js'
import { requirementIds, unknownFact, unknownRequirement } from './references.js'

/** Codes that stand twice, and codes whose source does not exist. */
export function codeListProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  const requirements = requirementIds(source)
  for (const [name, { codes }] of source.codeLists) {
    const file = `schemas/${name.replace('/', '/codes/')}.csv`
    const rows = new Map<string, number>()
    for (const [row, { code, source: from, since, until }] of codes.entries()) {
      const add = (column: string, message: string) => problems.push({ file, pointer: `/${row}/${column}`, message })
      const first = rows.get(code)
      if (first === undefined) rows.set(code, row)
      else add('code', `code ${code} stands twice; first on line ${source.files.get(file)?.locate(`/${first}/code`).line ?? first + 2}`)
      if (since !== '' && until !== '' && until < since) add('until', `${until} is before ${since}, the day the code begins`)
      const unknown = from.startsWith('facts/')
        ? unknownFact(from.slice('facts/'.length), source)
        : requirements.has(from)
          ? undefined
          : unknownRequirement(from, requirements)
      if (unknown) add('source', unknown)
    }
  }
  return problems
}
