import type { Engine } from '../engine/engine.js'
import type { Fold, Remember } from '../model/data-rule.js'
import type { ReadRecord } from '../read/record.js'
import { type Division, foldContextOf } from './divisions.js'
import type { FactTable } from './fact-table.js'
import type { RecordOrigin } from './locations.js'

/** A fold of one record type, and the rule that it belongs to. */
export interface RuleFold {
  rule: string
  fold: Fold
}

/** A record that is folded. */
export interface FoldInput {
  record: ReadRecord
  origin: RecordOrigin
  division: Division
  /** Pointers without indices of what is invalid in the record. */
  invalidFields: readonly string[]
  /** By the place of a fold, whether it cannot take the record; absent where all can. */
  skipped: readonly boolean[] | undefined
}

/** Runs the folds of one record type and adds their facts to a table. */
export interface FoldRunner {
  run(input: FoldInput): void
}

export type MakeFoldRunner = (engine: Engine, folds: readonly RuleFold[], table: FactTable) => FoldRunner

/** Runs every fold on every record. */
export const plainFolds: MakeFoldRunner = (_, folds, table) => {
  // One of each for all records: folds are run tens of thousands of times a second.
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
