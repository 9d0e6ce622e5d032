import type { CheckStrategy } from '../check/strategy.js'
import type { Engine } from '../engine/engine.js'
import type { Decoder } from '../read/decoder.js'
import { CachedEngine } from './cached-engine.js'
import { cachedFolds } from './cached-folds.js'
import { cachingDecoders, type MakeSplitter } from './caching-reader.js'

/**
 * Checks without doing twice what was done before for the same bytes: parsing, validating, running rules and folds. The result
 * is that of `plain`. One for each thread; it may be used for any number of checks.
 */
export function cached(decoder: Decoder, makeSplitter: MakeSplitter): CheckStrategy {
  const engines = new WeakMap<Engine, CachedEngine>()
  return {
    decoder: cachingDecoders(decoder, makeSplitter),
    checkAll(engine, records) {
      let found = engines.get(engine)
      if (!found) engines.set(engine, (found = new CachedEngine(engine)))
      return found.checkAll(records)
    },
    folds: cachedFolds,
  }
}
