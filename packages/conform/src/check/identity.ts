import { escapeStep, type Field, pattern, pointerSteps } from '@shebiao/schemas/runtime'
import { digest } from '../model/fact-key.js'
import type { RecordIdentity, ReportedFinding } from '../model/finding.js'

type Fields = Record<string, Field>

/** Stands between the parts of a key. */
export const keySeparator = '; '

/**
 * The key of a record or of an object in it: the first of its identifying fields that has a value, with those that belong to it:
 * `basicCode=002014022000; region.code=420106`. Undefined if it has none of them. A long value is cut and ends with a hash.
 */
export function keyOf(data: unknown, groups: readonly (readonly string[])[] = []): string | undefined {
  for (const group of groups) {
    const found = group.flatMap((pointer) => {
      const value = scalarAt(data, pointer)
      return value === undefined ? [] : [{ pointer, value }]
    })
    if (found[0]?.pointer === group[0]) return found.map(({ pointer, value }) => `${pointer.slice(1).replaceAll('/', '.')}=${digest(value)}`).join(keySeparator)
  }
  return undefined
}

/** The pointer `at` in a record, with list elements by their keys instead of their positions: `/materials/[name=身份证]/count`. */
export function stablePointer(at: string, data: unknown, fields: Fields): string {
  if (!/\/\d/.test(at)) return at
  let stable = ''
  let path = ''
  let value = data
  for (const step of pointerSteps(at)) {
    value = memberOf(value, step)
    path += `/${escapeStep(step)}`
    const key = /^\d+$/.test(step) ? keyOf(value, fields[pattern(path)]?.identity) : undefined
    stable += key === undefined ? `/${escapeStep(step)}` : `/[${escapeStep(key)}]`
  }
  return stable
}

/**
 * The identities of the places of one record. `number`: its number in its file, from 1. The key is looked up once, and only if it is
 * asked for.
 */
export function identitiesOf(data: unknown, number: number, fields: Fields = {}): (at: string) => RecordIdentity {
  let known: { key?: string } | undefined
  return (at) => {
    if (!known) {
      const key = keyOf(data, fields['']?.identity)
      known = key === undefined ? {} : { key }
    }
    return { number, ...known, at: stablePointer(at, data, fields) }
  }
}

/**
 * What a finding is, whatever its line, language and neighbours are: rule, file, record and pointer; over many records, what they
 * were compared by, and the facts that deviate. Findings with equal marks are told apart by `occurrence`.
 */
export function markOf({ rule, source, at, record, dataset }: ReportedFinding): string[] {
  return dataset ? [rule, 'dataset', dataset.key, dataset.facts] : [rule, source, record?.key ?? '', record?.at ?? at]
}

/** Numbers equal findings of different records, from 2 on, in the order given. */
export function numberOccurrences(findings: Iterable<ReportedFinding>): void {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const mark = JSON.stringify([...markOf(finding), finding.record?.repeat])
    const count = (counts.get(mark) ?? 0) + 1
    counts.set(mark, count)
    if (count > 1) finding.occurrence = count
    else delete finding.occurrence
  }
}

const stepsOf = new Map<string, string[]>()

/** A text or number at a pointer. Members of a view are no own properties, so they are simply asked for. */
function scalarAt(data: unknown, pointer: string): string | undefined {
  let steps = stepsOf.get(pointer)
  // The pointers are those of schemas: there are few.
  if (!steps) stepsOf.set(pointer, (steps = pointerSteps(pointer)))
  const value = steps.reduce(memberOf, data)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function memberOf(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined
}
