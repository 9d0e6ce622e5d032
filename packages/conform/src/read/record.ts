import type { FileRuleId } from '../file-rules.js'
import type { Place } from '../finding.js'

/** What is wrong with the file or the record before any standard is asked. */
export interface ReadProblem {
  rule: FileRuleId
  at: string
  params: Record<string, unknown>
  place?: Place
  /** A record stands behind it that could not be read, and is counted as such. */
  lost?: true
}

/** A file in which there is no record. */
export const noData: ReadProblem = { rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } }

/** One record as it was read, with a way to find its places; places are looked up only for what is reported. */
export interface ReadRecord {
  data: unknown
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  /** Its line, where it stands on one: a place that costs nothing to tell. */
  line?: number
  /** Characters of its text, where it has a text of its own: a line of NDJSON. */
  size?: number
  problems: ReadProblem[]
  place(at: string): Place
}

/** One file as it was read. `records` is run through once. */
export interface ReadFile {
  source: string
  format: 'json' | 'yaml' | 'ndjson' | 'csv' | 'tsv'
  encoding: string
  problems: ReadProblem[]
  records: Iterable<ReadRecord>
}

/** Deeper than this no record of these standards nests; validators and walks are recursive. */
export const depthLimit = 200

/** A record larger than this is a missing line break, not a record. In bytes. */
export const recordLimit = 64 * 1024 * 1024

/** Packed bytes that cannot be unpacked, or that break off. */
export class BrokenPacking extends Error {
  constructor(
    readonly packing: string,
    problem: string,
  ) {
    super(problem)
  }
}
