import { type MakeFoldRunner, plainFolds } from '../dataset/fold-runner.js'
import type { Checked, Engine } from '../engine/engine.js'
import { type Decoder, portable } from '../read/decoder.js'
import type { ReadRecord } from '../read/record.js'

/** How records are read, checked and folded. The findings are the same for every strategy. */
export interface CheckStrategy {
  /** Makes a decoder for one file or range. */
  decoder(): Decoder
  /** Checks records of one type. Returns the verdicts in the order of the records. */
  checkAll(engine: Engine, records: readonly ReadRecord[]): Checked[]
  folds: MakeFoldRunner
}

/** Runs everything on every record: this defines what a check is. */
export const plain: CheckStrategy = {
  decoder: () => portable,
  checkAll: (engine, records) => engine.checkAll(records.map(({ data }) => data)),
  folds: plainFolds,
}
