import { cached } from '@shebiao/conform/cache/cached.js'
import { type CheckStrategy, plain } from '@shebiao/conform/check/strategy.js'
import { type Decoder, portable } from '@shebiao/conform/read/decoder.js'
import { makeByteSplitter } from '../wasm/byte-splitter.js'
import { wasmDecoder } from '../wasm/text-decoder.js'

/**
 * How this process checks: cached, or plainly where SHEBIAO_ENGINE=plain asks for it, so that the two can be compared. Call it
 * once for each check: what it caches is its own.
 */
export function strategy(): CheckStrategy {
  const decoder = fastestDecoder()
  if (process.env.SHEBIAO_ENGINE === 'plain') return { ...plain, decoder: () => decoder }
  return cached(decoder, makeByteSplitter)
}

function fastestDecoder(): Decoder {
  try {
    return wasmDecoder()
  } catch {
    // No WebAssembly, or none with vectors.
    return portable
  }
}
