import type { Case, CaseFile, CaseRecord, Source } from './source.js'
import { type ExpandedCase, put } from './violations.js'

/** Hand-written cases as plain records, or lists of them. Collects what is wrong with them in `problems`. */
export function expand(source: Source, file: CaseFile, problems: string[]): ExpandedCase[] {
  const out: ExpandedCase[] = []
  for (const one of file.cases) {
    const records = (one.records ?? [{ from: '', ...one }]).flatMap((record) => expandRecord(source, file, one, record, problems))
    const [first] = records
    if (!first) continue
    const profile = one.profile ?? file.profile
    const { it, finds = [], asOf } = one
    for (const { rule, record } of finds) {
      if (one.records && !(record !== undefined && record < records.length))
        problems.push(`cases/${file.rule}.yaml: ${it}: ${rule} names no record of the data set`)
    }
    const data = one.records ? { schema: first.schema, records } : first
    out.push({ it, ...data, valid: true, finds, ...(profile && { profile }), ...(asOf && { asOf }) })
  }
  return out
}

function expandRecord(source: Source, file: CaseFile, one: Case, record: CaseRecord, problems: string[]): { schema: string; instance: unknown }[] {
  const where = `cases/${file.rule}.yaml: ${one.it}`
  const key = exampleKey(source, file, one, record.from)
  const example = key && source.examples.get(key)
  if (!key || !example) {
    problems.push(`${where}: no example ${record.from}`)
    return []
  }
  const instance = structuredClone(example)
  try {
    for (const pointer of record.remove ?? []) put(instance, pointer, undefined)
    for (const [pointer, value] of Object.entries(record.set ?? {})) put(instance, pointer, value)
  } catch (error) {
    problems.push(`${where}: ${(error as Error).message}`)
    return []
  }
  const schema = schemaOf(source, key)
  if (!schema) {
    problems.push(`${where}: ${key} is the example of no record type`)
    return []
  }
  return Array.from({ length: record.times ?? 1 }, () => ({ schema, instance }))
}

// `1.0/implementation` stands under the standard of the case; `service-guide/2.0/guide` and `profile/guide` say it in full.
function exampleKey(source: Source, file: CaseFile, one: Case, from: string): string | undefined {
  const [first, ...rest] = from.split('/')
  if (first === 'profile') return `profiles/${one.profile ?? file.profile}/${rest.join('/')}`
  if (rest.length === 2) return from
  if (!file.profile) return `${file.owner}/${from}`
  return [...source.examples.keys()].find((key) => !key.startsWith('profiles/') && key.slice(key.indexOf('/') + 1) === from)
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
