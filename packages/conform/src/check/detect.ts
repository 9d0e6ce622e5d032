import { base, type RecordTypeEntry, recordTypes } from '@shebiao/schemas/registry'
import { type Column, columns } from '../read/columns.js'

/** A record type that was detected, and by what. */
export interface Detected {
  entry: RecordTypeEntry
  by: '$schema' | 'shape'
}

/**
 * Detects the type of a record among `candidates`: by its `$schema`, or else the type that knows most of its fields (at least 30 %).
 * Returns undefined if no type or more than one fits best: a guess would be a false verdict. Of several editions that fit equally
 * well, the newest is returned.
 */
export function detect(data: unknown, candidates: RecordTypeEntry[] = recordTypes): Detected | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const named = (data as { $schema?: unknown }).$schema
  if (typeof named === 'string') {
    const path = named.startsWith(base)
      ? named.slice(base.length).replace(/\.schema\.json$/, '')
      : named.replace(/^.*?([a-z-]+\/\d+\.\d+\/[a-z-]+)\.schema\.json$/, '$1')
    const entry = candidates.find((candidate) => candidate.path === path)
    return entry && { entry, by: '$schema' }
  }
  const keys = Object.keys(data)
  const entry = best(candidates, (candidate) => {
    if (candidate.required.some((name) => !keys.includes(name))) return 0
    const known = keys.filter((key) => candidate.properties.includes(key)).length
    return keys.length === 0 ? 0 : known / keys.length
  })
  return entry && { entry, by: 'shape' }
}

/** Detects the record type of a table from its header, by the same measure. */
export async function detectTable(header: string[], candidates: RecordTypeEntry[] = recordTypes): Promise<Detected | undefined> {
  const scores = new Map<RecordTypeEntry, number>()
  for (const entry of candidates) {
    const { fields } = await entry.load()
    const found = columns(header, fields)
    const required = entry.required.every((name) =>
      found.some((column) => column && 'at' in column && (column.at === `/${name}` || column.at.startsWith(`/${name}/`))),
    )
    scores.set(entry, required ? found.filter((column: Column) => column !== undefined).length / Math.max(1, header.length) : 0)
  }
  const entry = best(candidates, (candidate) => scores.get(candidate) ?? 0)
  return entry && { entry, by: 'shape' }
}

function best(candidates: RecordTypeEntry[], score: (entry: RecordTypeEntry) => number): RecordTypeEntry | undefined {
  let found: RecordTypeEntry | undefined
  let top = 0.3
  let tied = false
  for (const entry of candidates) {
    const entryScore = score(entry)
    if (entryScore < top) continue
    // A later edition of the same record type replaces an earlier one that does not fit better.
    const sameType = found !== undefined && sameRecordType(found, entry)
    tied = entryScore === top && found !== undefined && !sameType
    if (entryScore > top || found === undefined || sameType) found = entry
    top = entryScore
  }
  return tied ? undefined : found
}

function sameRecordType(a: RecordTypeEntry, b: RecordTypeEntry): boolean {
  return a.type === b.type && a.standard.split('@')[0] === b.standard.split('@')[0]
}
