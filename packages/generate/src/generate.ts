import { bundle, document } from './bundle/bundle.js'
import { openApi } from './bundle/openapi.js'
import { profileOverlays } from './bundle/overlays.js'
import { acceptedValues } from './cases/accepted.js'
import { expand } from './cases/expand.js'
import { type ExpandedCase, judge } from './cases/judge.js'
import { type CaseDraft, violations } from './cases/violations.js'
import { caseProblems } from './check/cases.js'
import { sourceProblems } from './check/check-source.js'
import { exampleProblems } from './check/examples.js'
import { caseIndex } from './emit/case-index.js'
import { emitted } from './emit/modules.js'
import { banner, pretty, visible } from './emit/text.js'
import { refuse } from './problem.js'
import type { Source } from './source.js'

/** Everything that is generated, as text by path. `committed` is kept in the repository, `cases` and the OpenAPI document only in packages. */
export interface Output {
  committed: Map<string, string>
  cases: Map<string, string>
  openApi: string
}

/** The day of the check, of a case that names none. */
const defaultDay = '2026-01-01'

/** Turns a source into types, validators, tables and cases. Throws SourceError with everything that is wrong in it. */
export async function generate(source: Source): Promise<Output> {
  refuse(sourceProblems(source), source.files)
  const bundles = [...source.schemas].filter(([, schema]) => schema['x-record']).map(([path]) => bundle(source, path))
  const documents = new Map(bundles.map((one) => [one.path, document(one, source.base)]))
  const problems = [...exampleProblems(source, bundles, documents), ...caseProblems(source, documents)]
  const written = source.cases.map((file) => ({ rule: file.rule, cases: expand(source, file, problems) }))
  refuse(problems, source.files)

  const overlays = profileOverlays(source, bundles)
  const judged = judge(documents, overlays)
  const expanded = new Map<string, ExpandedCase[]>()
  const add = (key: string, more: CaseDraft[]) => expanded.set(key, [...(expanded.get(key) ?? []), ...more.map(judged)])
  for (const one of bundles) {
    const full = source.examples.get(one.path)
    for (const [key, instance] of source.examples) {
      if (key === one.path || key.startsWith(`${one.path}.`)) add('examples', [{ it: `accepts the example ${key}`, schema: one.path, instance, finds: [] }])
    }
    const minimal = source.examples.get(`${one.path}.minimal`) ?? full
    add(`fields/${one.path.replaceAll('/', '-')}`, violations(one, minimal, full))
    add(`values/${one.path.replaceAll('/', '-')}`, acceptedValues(one, minimal, full))
  }
  for (const { rule, cases } of written) add(`rules/${rule}`, cases)

  const refused = [...expanded].filter(([key]) => key.startsWith('values/')).flatMap(([, cases]) => cases.filter(({ valid }) => !valid))
  if (refused.length > 0) throw new Error(`refused, but within the limits: ${refused.map(({ schema, it }) => `${schema} ${it}`).join('; ')}`)

  const committed = await emitted(source, bundles, documents, overlays)
  committed.set('case-index.js', `${banner}export default ${pretty(caseIndex(expanded, source))}\n`)
  return { committed, cases: caseFiles(expanded, source.base), openApi: `${pretty(openApi(source, bundles))}\n` }
}

/** The expanded cases, a file a rule and record type, and the list of these files. */
function caseFiles(expanded: Map<string, ExpandedCase[]>, base: string): Map<string, string> {
  const cases = new Map<string, string>()
  const files = [...expanded].map(([key, found]) => {
    cases.set(`${key}.json`, visible(`${JSON.stringify(found, null, 1)}\n`))
    const schemas: Record<string, number> = {}
    for (const { schema } of found.flatMap((one) => ('records' in one ? one.records : one))) schemas[schema] = (schemas[schema] ?? 0) + 1
    return { file: `${key}.json`, cases: found.length, schemas }
  })
  cases.set('manifest.json', `${pretty({ base, asOf: defaultDay, files })}\n`)
  return cases
}
