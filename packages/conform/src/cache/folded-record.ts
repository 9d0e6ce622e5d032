import type { Entry, FactTable } from '../dataset/fact-table.js'
import { lowestBit } from './bitset.js'

/** What a fold remembered of some values. */
export interface FoldResult {
  /** The epoch of the table that the entries belong to. */
  epoch: number
  facts: { key: string; fact: string; at: string; entry: Entry }[]
}

/** A record that was folded, by its values, with what each fold remembered of it. Sets of folds are bits of one number. */
export interface FoldedRecord {
  ids: readonly number[]
  /** Ids of what folds depend on besides members; see `FoldCache`. */
  context: readonly number[]
  results: readonly (FoldResult | undefined)[]
  /** The folds with a result. */
  cached: number
  /** Folds of which another record of this range and epoch changes counts alone: all locations that are kept come before it. */
  countedOnly: number
  range: number
  epoch: number
  /** Hits whose counts are not added yet, by set of folds. */
  pendingHits: { folds: number; times: number }[]
}

/** Sets of folds of one record whose counts are pending at once. */
const pendingLimit = 16

/** Counts of facts that are added to the table many at once, before it is read. */
export class PendingCounts {
  private waiting: FoldedRecord[] = []
  private isRegistered = false

  constructor(private readonly table: FactTable) {}

  /** Counts the facts of these folds of a record once more. */
  add(record: FoldedRecord, folds: number): void {
    const { pendingHits } = record
    for (let i = 0; i < pendingHits.length; i++) {
      const one = pendingHits[i]!
      if (one.folds !== folds) continue
      one.times++
      return
    }
    if (pendingHits.length === pendingLimit) this.flush()
    if (!this.isRegistered) {
      this.isRegistered = true
      this.table.beforeRead(() => {
        this.isRegistered = false
        this.flush()
      })
    }
    if (pendingHits.length === 0) this.waiting.push(record)
    pendingHits.push({ folds, times: 1 })
  }

  private flush(): void {
    for (const { results, pendingHits } of this.waiting.splice(0)) for (const { folds, times } of pendingHits.splice(0)) addCounts(results, folds, times)
  }
}

/** Adds `times` to the counts of the facts of these folds. */
function addCounts(results: FoldedRecord['results'], folds: number, times: number): void {
  for (let rest = folds; rest !== 0; rest &= rest - 1) for (const { entry } of results[lowestBit(rest)]!.facts) entry.count += times
}
