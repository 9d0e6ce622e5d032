/** Where a fact was found: plain data that can be sent, stored and ordered. */
export interface FactLocation {
  source: string
  /** Byte of the source at which the range begins that was read. */
  from: number
  /** Number of the record in its range, from 1; any number that grows along the range will do. */
  record: number
  /** `service-item@1.0/implementation` */
  type: string
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  at: string
  /** Counted from the beginning of its range. */
  line?: number
  column?: number
  region?: string
}

/** One fact under a key: how often it was found, and its first locations. Marks, the facts under the key '', have none. */
export interface Fact {
  fact: string
  count: number
  places: readonly FactLocation[]
}

/** All facts under one key of one rule, in the order of their UTF-16 units. */
export interface Group {
  key: string
  facts: readonly Fact[]
}
