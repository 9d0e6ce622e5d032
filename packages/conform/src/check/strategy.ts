import { type MakeFoldRunner, plainFolds } from '../dataset/fold-runner.js'
import type { Checked, Engine } from '../engine/engine.js'
import { type Decoder, portable } from '../read/decoder.js'
import type { ReadRecord } from '../read/record.js'

/** How records are read, checked and folded. The findings are the same for every strategy. */
export interface CheckStrategy {
  /** Makes the decoder of one file or range. */
  decoder(): Decoder
  /** The verdicts on records of one type, in their order. */
  checkAll(engine: Engine, records: readonly ReadRecord[]): Checked[]
  folds: MakeFoldRunner
}

/** Everything is done for every record: the definition of a check. */
export const plain: CheckStrategy = {
  decoder: () => portable,
  checkAll: (engine, records) => engine.checkAll(records.map(({ data }) => data)),
  folds: plainFolds,
}
