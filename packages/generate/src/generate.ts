import { bundle, document } from './bundle/bundle.js'
import { profileOverlays } from './bundle/overlays.js'
import { expand } from './cases/expand.js'
import { type ExpandedCase, violations } from './cases/violations.js'
import { caseProblems } from './check/cases.js'
import { sourceProblems } from './check/check-source.js'
import { exampleProblems } from './check/examples.js'
import { caseIndex } from './emit/case-index.js'
import { emitted } from './emit/modules.js'
import { banner, pretty } from './emit/text.js'
import { refuse } from './problem.js'
import type { Source } from './source.js'

/** Everything that is generated, as text by path. `committed` is kept in the repository, `cases` only in the package. */
export interface Output {
  committed: Map<string, string>
  cases: Map<string, string>
}

/** Turns a source into types, validators, tables and cases. Throws SourceError with everything that is wrong in it. */
export async function generate(source: Source): Promise<Output> {
  refuse(sourceProblems(source), source.files)
  const bundles = [...source.schemas].filter(([, schema]) => schema['x-record']).map(([path]) => bundle(source, path))
  const documents = new Map(bundles.map((one) => [one.path, document(one, source.base)]))
  const problems = [...exampleProblems(source, bundles, documents), ...caseProblems(source, documents)]
  const written = source.cases.map((file) => ({ rule: file.rule, cases: expand(source, file, problems) }))
  refuse(problems, source.files)

  const expanded = new Map<string, ExpandedCase[]>()
  const add = (key: string, more: ExpandedCase[]) => expanded.set(key, [...(expanded.get(key) ?? []), ...more])
  for (const one of bundles) {
    const full = source.examples.get(one.path)
    for (const [key, instance] of source.examples) {
      if (key === one.path || key.startsWith(`${one.path}.`))
        add('examples', [{ it: `accepts the example ${key}`, schema: one.path, instance, valid: true, finds: [] }])
    }
    add(`fields/${one.path.replaceAll('/', '-')}`, violations(one, source.examples.get(`${one.path}.minimal`) ?? full, full))
  }
  for (const { rule, cases } of written) add(`rules/${rule}`, cases)

  const committed = await emitted(source, bundles, documents, profileOverlays(source, bundles))
  committed.set('case-index.js', `${banner}export default ${pretty(caseIndex(expanded, source))}\n`)
  return { committed, cases: caseFiles(expanded, source.base) }
}

/** The expanded cases, a file a rule and record type, and the list of these files. */
function caseFiles(expanded: Map<string, ExpandedCase[]>, base: string): Map<string, string> {
  const cases = new Map<string, string>()
  const files = [...expanded].map(([key, found]) => {
    cases.set(`${key}.json`, `${JSON.stringify(found, null, 1)}\n`)
    return { schema: found[0]?.schema ?? '', file: `${key}.json`, cases: found.length }
  })
  cases.set('manifest.json', `${pretty({ base, files })}\n`)
  return cases
}
