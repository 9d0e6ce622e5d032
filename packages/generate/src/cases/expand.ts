import type { Problem } from '../problem.js'
import { escapeStep, valueAt } from '../runtime/pointer.js'
import type { Case, CaseFile, CaseRecord, Source } from '../source.js'
import { caseFileKey, exampleKey, recordTypeOf } from './example.js'
import { type ExpandedCase, put } from './violations.js'

type Add = (pointer: string, message: string, part?: 'key') => void

/** Hand-written cases as plain records, or lists of them. Adds what cannot be applied to `problems`. */
export function expand(source: Source, file: CaseFile, problems: Problem[]): ExpandedCase[] {
  const out: ExpandedCase[] = []
  const key = caseFileKey(file)
  for (const [i, one] of file.cases.entries()) {
    const add: Add = (pointer, message, part) => problems.push({ file: key, pointer: `/${i}${pointer}`, message, ...(part && { part }) })
    const records = one.records
      ? one.records.flatMap((record, j) => expandRecord(source, file, one, record, (pointer, ...more) => add(`/records/${j}${pointer}`, ...more)))
      : expandRecord(source, file, one, { from: '', ...one }, add)
    const [first] = records
    if (!first) continue
    const profile = one.profile ?? file.profile
    const { it, finds = [], asOf } = one
    for (const [j, { record }] of finds.entries())
      if (one.records && record !== undefined && record >= records.length)
        add(`/finds/${j}/record`, `${record} is no record of the data set; expected 0 to ${records.length - 1}`)
    const data = one.records ? { schema: first.schema, records } : first
    out.push({ it, ...data, valid: true, finds, ...(profile && { profile }), ...(asOf && { asOf }) })
  }
  return out
}

function expandRecord(source: Source, file: CaseFile, one: Case, record: CaseRecord, add: Add): { schema: string; instance: unknown }[] {
  const key = exampleKey(source, file, one, record.from)
  const example = key && source.examples.get(key)
  const schema = key && example ? recordTypeOf(source, key) : undefined
  // check/cases.ts reports an example that does not exist.
  if (!example || !schema) return []
  const instance = structuredClone(example)
  for (const [i, pointer] of (record.remove ?? []).entries()) {
    if (valueAt(instance, pointer) === undefined) add(`/remove/${i}`, `nothing at ${pointer} in the example ${record.from} to remove`)
    else put(instance, pointer, undefined)
  }
  for (const [pointer, value] of Object.entries(record.set ?? {})) {
    try {
      put(instance, pointer, value)
    } catch (error) {
      add(`/set/${escapeStep(pointer)}`, (error as Error).message, 'key')
    }
  }
  return Array.from({ length: record.times ?? 1 }, () => ({ schema, instance }))
}
