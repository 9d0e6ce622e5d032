import { type MakeFoldRunner, plainFolds } from '../dataset/fold-runner.js'
import { FoldCache } from './fold-cache.js'
import { SplitRecord } from './split-record.js'

/** Runs folds through a cache on records that were split, and plainly on others. */
export const cachedFolds: MakeFoldRunner = (engine, folds, table) => {
  const plain = plainFolds(engine, folds, table)
  const { members } = engine
  if (!members) return plain
  const cache = new FoldCache(folds, members, table)
  return {
    run(input) {
      const split = input.record instanceof SplitRecord ? input.record.split : undefined
      if (split?.members === members && cache.takes(input.invalidFields)) cache.run(input, split.ids)
      else plain.run(input)
    },
  }
}
