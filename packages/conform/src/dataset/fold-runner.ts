import type { Engine } from '../engine/engine.js'
import type { Fold, Remember } from '../model/data-rule.js'
import type { ReadRecord } from '../read/record.js'
import type { FactTable } from './fact-table.js'
import { type Division, foldContextOf } from './fold-contexts.js'
import type { RecordOrigin } from './locations.js'

/** A fold and the id of its rule. */
export interface RuleFold {
  rule: string
  fold: Fold
}

/** A record to be folded. */
export interface FoldInput {
  record: ReadRecord
  origin: RecordOrigin
  division: Division
  /** Pointers, without indices, of the invalid fields of the record. */
  invalidFields: readonly string[]
  /** By index of a fold, whether it is skipped for this record; undefined if none is. */
  skipped: readonly boolean[] | undefined
}

/** Runs the folds of one record type and adds their facts to a table. */
export interface FoldRunner {
  run(input: FoldInput): void
}

/** Makes the runner for the folds of one engine's records. */
export type MakeFoldRunner = (engine: Engine, folds: readonly RuleFold[], table: FactTable) => FoldRunner

/** Runs every fold on every record. */
export const plainFolds: MakeFoldRunner = (_, folds, table) => {
  // Reused for all records: folds are run tens of thousands of times per second.
  let rule = ''
  let origin: RecordOrigin
  const remember: Remember = (key, fact, at = '') => {
    table.add(rule, key, fact, origin, at)
  }
  return {
    run(input) {
      origin = input.origin
      for (let i = 0; i < folds.length; i++) {
        if (input.skipped?.[i]) continue
        const { fold } = folds[i]!
        rule = folds[i]!.rule
        fold.facts(input.record.data, remember, foldContextOf(input.division, fold))
      }
    },
  }
}
