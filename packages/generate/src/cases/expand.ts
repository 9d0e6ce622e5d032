import type { Problem } from '../problem.js'
import { escapeStep, valueAt } from '../runtime/pointer.js'
import type { Boundary, Case, CaseFile, CaseRecord, Source } from '../source.js'
import { caseFileKey, exampleKey, recordTypeOf } from './example.js'
import { type CaseDraft, put } from './violations.js'

type Add = (pointer: string, message: string, part?: 'key') => void

/** Hand-written cases as plain records, or lists of them. Adds what cannot be applied to `problems`. */
export function expand(source: Source, file: CaseFile, problems: Problem[]): CaseDraft[] {
  const out: CaseDraft[] = []
  const key = caseFileKey(file)
  for (const [i, one] of file.cases.entries()) {
    const add: Add = (pointer, message, part) => problems.push({ file: key, pointer: `/${i}${pointer}`, message, ...(part && { part }) })
    const boundary = boundaryOf(one)
    if (!boundary) out.push(...expandCase(source, file, one, add))
    else {
      const { accepts, refuses } = boundary
      out.push(...expandCase(source, file, { ...one, it: `${one.it}: accepts ${JSON.stringify(accepts)}`, finds: [] }, add, 'accepts'))
      out.push(...expandCase(source, file, { ...one, it: `${one.it}: refuses ${JSON.stringify(refuses)}` }, add, 'refuses'))
    }
  }
  return out
}

/** The boundary of a case, in itself or in one of its records. */
export function boundaryOf({ boundary, records = [] }: Case): Boundary | undefined {
  return boundary ?? records.find((record) => record.boundary)?.boundary
}

type Side = 'accepts' | 'refuses'

/** One case as plain records; `side` says on which side of its boundary. Empty where it cannot be expanded. */
function expandCase(source: Source, file: CaseFile, one: Case, add: Add, side?: Side): CaseDraft[] {
  const records = one.records
    ? one.records.flatMap((record, j) => expandRecord(source, file, one, record, (pointer, ...more) => add(`/records/${j}${pointer}`, ...more), side))
    : expandRecord(source, file, one, { from: '', ...one }, add, side)
  const [first] = records
  if (!first) return []
  const profile = one.profile ?? file.profile
  const { it, finds = [], asOf } = one
  for (const [j, { record }] of finds.entries())
    if (one.records && record !== undefined && record >= records.length)
      add(`/finds/${j}/record`, `${record} is no record of the data set; expected 0 to ${records.length - 1}`)
  const data = one.records ? { schema: first.schema, records } : first
  return [{ it, ...data, finds, ...(profile && { profile }), ...(asOf && { asOf }) }]
}

function expandRecord(source: Source, file: CaseFile, one: Case, record: CaseRecord, add: Add, side?: Side): { schema: string; instance: unknown }[] {
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
      // A copy: a boundary changes values inside it.
      put(instance, pointer, structuredClone(value))
    } catch (error) {
      add(`/set/${escapeStep(pointer)}`, (error as Error).message, 'key')
    }
  }
  if (record.boundary && side) {
    try {
      put(instance, record.boundary.at, record.boundary[side])
    } catch (error) {
      add('/boundary/at', (error as Error).message)
    }
  }
  return Array.from({ length: record.times ?? 1 }, () => ({ schema, instance }))
}
