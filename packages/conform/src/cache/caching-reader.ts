import type { Property } from '@shebiao/schemas/runtime'
import type { Decoder } from '../read/decoder.js'
import { RecordCache } from './record-cache.js'
import { SplitRecord } from './split-record.js'
import type { Splitter } from './splitter.js'

/** Records of a type that are read before the values of its records are cached. */
const cachedFrom = 50

/** Makes the splitter of a record type; undefined where there is none on this machine. */
export type MakeSplitter = (members: readonly Property[]) => Splitter | undefined

/**
 * Makes decoders that read the records of a type from the values of those before, one for each file or range: what one file
 * holds comes again in others.
 */
export function cachingDecoders(decoder: Decoder, makeSplitter: MakeSplitter): () => Decoder {
  const records = new Map<readonly Property[], number>()
  const caches = new Map<readonly Property[], RecordCache | undefined>()
  // A file is expected to begin with the type that the one before ended with: files of one record each are mostly of one type.
  let last: readonly Property[] | undefined
  return () => {
    let expected = last
    let cache = last && caches.get(last)
    return {
      ...decoder,
      expect(members) {
        if (members === expected && cache) return
        expected = last = members
        cache = members && cacheOf(members)
      },
      record(bytes, start, prefix, line) {
        const split = cache?.read(bytes)
        return split && new SplitRecord(split, bytes, decoder.text, start, prefix, line)
      },
    }
  }

  function cacheOf(members: readonly Property[]): RecordCache | undefined {
    const count = (records.get(members) ?? 0) + 1
    records.set(members, count)
    if (count < cachedFrom) return undefined
    if (!caches.has(members)) {
      const splitter = makeSplitter(members)
      caches.set(members, splitter && new RecordCache(members, splitter))
    }
    return caches.get(members)
  }
}
