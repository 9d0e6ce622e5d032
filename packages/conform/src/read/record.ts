import type { FileRuleId } from '../model/file-rules.js'
import type { Location } from '../model/finding.js'

/** What is wrong with the file or the record before any standard is asked. */
export interface ReadProblem {
  rule: FileRuleId
  at: string
  params: Record<string, unknown>
  location?: Location
  /** A record stands behind it that could not be read, and is counted as such. */
  lost?: true
}

/** A file in which there is no record. */
export const noData: ReadProblem = { rule: 'file-has-data', at: '', params: {}, location: { line: 1, column: 1 } }

/** One record as it was read. It is good until the next chunk is read. Its locations are looked up only for findings that are reported. */
export interface ReadRecord {
  /** The record. Its members can be looked up; where `whole` is there they cannot be listed. */
  data: unknown
  /** The record as a plain object, where `data` is a view of one. */
  whole?(): object
  /** StringTable of its members in their order, where the reader knows them: one list for all records that have the same. */
  names?: readonly string[]
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  /** Its line, where it has one to itself: a location that costs nothing to find. */
  line?: number
  /** Characters of its text, where it has a text of its own: a line of NDJSON, an element of a JSON array, a row. */
  size?: number
  problems: ReadProblem[]
  locate(at: string): Location
}

/**
 * Takes records (of a table: rows) from the bytes of a file as they come, in chunks of any size: what is held is one record, not
 * the file. A chunk may be used again once what it gave was taken.
 */
export interface Reader<Read> {
  /** Records so far that were begun, be they read or lost. */
  readonly records: number
  /** The encoding of the bytes, as far as it is known. */
  readonly encoding: string
  /** Whether nothing that may follow would be read. */
  readonly ended: boolean
  /** What ends in this chunk. */
  push(chunk: Uint8Array): Iterable<Read>
  /** What the end of the bytes ends. */
  end(): Iterable<Read>
  /** Says that packed bytes broke off, after what is whole and was not given yet: what was begun and not ended is no record. */
  breakOff(format: string, problem: string): Iterable<Read>
}

/** Deeper than this no record of these standards nests; validators and walks are recursive. */
export const depthLimit = 200

/** A record larger than this is a missing line break or closing quote, not a record. In bytes. */
export const recordLimit = 64 * 1024 * 1024

/** A record over the limit, of so many bytes as were seen. */
export function oversize(size: number, location: Location, at = ''): ReadProblem {
  const params = { size: Math.round(size / 1048576), limit: recordLimit / 1048576 }
  return { rule: 'record-size-bounded', at, params, location, lost: true }
}

/** Packed bytes that cannot be unpacked, or that break off. */
export class BrokenPacking extends Error {
  constructor(
    readonly packing: string,
    problem: string,
  ) {
    super(problem)
  }
}
