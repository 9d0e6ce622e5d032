import type { FileRuleId } from '../model/file-rules.js'
import type { Location } from '../model/finding.js'

/** A problem of a file or record that is independent of any standard. */
export interface ReadProblem {
  rule: FileRuleId
  /** Pointer in the record; '' for the record or file itself. */
  at: string
  params: Record<string, unknown>
  /** It may be a getter that looks the location up. */
  readonly location?: Location
  /** Because of it a record could not be read; that record is counted as unreadable. */
  lost?: true
}

/** The problem of a file without any record. */
export const noData: ReadProblem = { rule: 'file-has-data', at: '', params: {}, location: { line: 1, column: 1 } }

/** One record as read, valid until the next chunk is read. Locations are looked up only for findings that are reported. */
export interface ReadRecord {
  /** The record. If `whole` is present, this is a view: its members can be read but not enumerated. */
  data: unknown
  /** Returns the record as a plain object; present if `data` is a view. */
  whole?(): object
  /** The member names in order, if the reader knows them. Records with the same members share one array. */
  names?: readonly string[]
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  /** Its line, if it has a line of its own: a location that costs nothing to find. */
  line?: number
  /** Length of its text in characters, if it has a text of its own: a line of NDJSON, an element of a JSON array, a row. */
  size?: number
  /** Problems of the text that JSON.parse hides, such as repeated keys. */
  problems: ReadProblem[]
  /** The location of a pointer in the record; of a missing field, that of its parent. */
  locate(at: string): Location
}

/**
 * Reads records (of a table: rows) from the bytes of a file in chunks of any size. It buffers at most one record, not the file.
 * A chunk may be reused once its records have been consumed.
 */
export interface Reader<Read> {
  /** Number of records begun so far, whether read or lost. */
  readonly records: number
  /** The encoding of the bytes, as far as it is known yet. */
  readonly encoding: string
  /** Whether nothing that follows would be read. */
  readonly ended: boolean
  /** Returns the records that end in this chunk. */
  push(chunk: Uint8Array): Iterable<Read>
  /** Returns the records that the end of the file completes. */
  end(): Iterable<Read>
  /**
   * Ends reading because the compressed data are broken, and reports that as a problem. Returns complete records that were not
   * returned yet; an incomplete one is lost.
   */
  breakOff(format: string, problem: string): Iterable<Read>
}

/** No record of these standards nests deeper. There is a limit because validators and walks are recursive. */
export const depthLimit = 200

/** A record larger than this, in bytes, is a missing line break or closing quote, not a record. */
export const recordLimit = 64 * 1024 * 1024

/** The problem of a record over the limit. `size` is the number of bytes read of it. */
export function oversize(size: number, location: Location, at = ''): ReadProblem {
  const params = { size: Math.round(size / 1048576), limit: recordLimit / 1048576 }
  return { rule: 'record-size-bounded', at, params, location, lost: true }
}

/** Compressed data that cannot be decompressed or that are truncated. */
export class BrokenPacking extends Error {
  constructor(
    readonly packing: string,
    problem: string,
  ) {
    super(problem)
  }
}
