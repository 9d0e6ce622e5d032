import type { Case, CaseFile, Source } from './source.js'
import { type ExpandedCase, put } from './violations.js'

/** Hand-written cases as plain records. Collects what is wrong with them in `problems`. */
export function expand(source: Source, file: CaseFile, problems: string[]): ExpandedCase[] {
  const out: ExpandedCase[] = []
  for (const one of file.cases) {
    const where = `cases/${file.rule}.yaml: ${one.it}`
    const key = exampleKey(source, file, one)
    const example = key && source.examples.get(key)
    if (!key || !example) {
      problems.push(`${where}: no example ${one.from}`)
      continue
    }
    const instance = structuredClone(example)
    try {
      for (const pointer of one.remove ?? []) put(instance, pointer, undefined)
      for (const [pointer, value] of Object.entries(one.set ?? {})) put(instance, pointer, value)
    } catch (error) {
      problems.push(`${where}: ${(error as Error).message}`)
      continue
    }
    const profile = one.profile ?? file.profile
    const schema = schemaOf(source, key)
    if (!schema) problems.push(`${where}: ${key} is the example of no record type`)
    else out.push({ it: one.it, schema, instance, valid: true, finds: one.finds ?? [], ...(profile && { profile }), ...(one.asOf && { asOf: one.asOf }) })
  }
  return out
}

// `1.0/implementation` stands under the standard of the case; `service-guide/2.0/guide` and `profile/guide` say it in full.
function exampleKey(source: Source, file: CaseFile, one: Case): string | undefined {
  const [first, ...rest] = one.from.split('/')
  if (first === 'profile') return `profiles/${one.profile ?? file.profile}/${rest.join('/')}`
  if (rest.length === 2) return one.from
  if (!file.profile) return `${file.owner}/${one.from}`
  return [...source.examples.keys()].find((key) => !key.startsWith('profiles/') && key.slice(key.indexOf('/') + 1) === one.from)
}

/** The record type an example is of: by its place, or for a profile's own by its `$schema` or its name. */
function schemaOf(source: Source, key: string): string | undefined {
  const path = key.replace(/\.[a-z]+$/, '')
  if (source.schemas.has(path)) return path
  const named = (source.examples.get(key) as { $schema?: string }).$schema
  if (named) return named.replace(source.base, '').replace(/\.schema\.json$/, '')
  const type = path.slice(path.lastIndexOf('/') + 1)
  return [...source.schemas.keys()].filter((one) => one.endsWith(`/${type}`)).at(-1)
}
