/** Where a fact was found: plain data that can be sent, stored and ordered. */
export interface FactLocation {
  source: string
  /** Byte offset in the source at which the range that was read begins. */
  from: number
  /** Number of the record in its range, from 1. Only the order matters. */
  record: number
  /** `service-item@1.0/implementation` */
  type: string
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  /** Pointer of the field in its record. */
  at: string
  /** Counted from the beginning of the range, from 1. */
  line?: number
  column?: number
  /** Code of the division. */
  region?: string
}

/** One fact under a key, how often it was found, and its first locations in order. Marks (facts under the key '') have no locations. */
export interface Fact {
  fact: string
  count: number
  places: readonly FactLocation[]
}

/** All facts under one key of one rule, ordered by UTF-16 code units. */
export interface Group {
  key: string
  facts: readonly Fact[]
}
