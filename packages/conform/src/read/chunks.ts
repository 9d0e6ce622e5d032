import { concatenate } from './chunk-buffer.js'
import { utf16Encoding } from './encoding.js'
import { type Format, sniff, sniffBeginning } from './format.js'
import { BrokenPacking, type ReadProblem, recordLimit } from './record.js'

/** The bytes of a file in chunks. A chunk is valid until the next one is requested. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Limit in bytes for files that are read whole: about the maximum length of a string in V8. */
const wholeLimit = 512 * 1024 * 1024

/** Returns all bytes of a file; 'tooLarge' over 512 MiB; undefined if the compressed data are broken, which is reported to `onProblem`. */
export async function readWhole(chunks: Chunks, onProblem: (problem: ReadProblem) => void): Promise<Uint8Array | 'tooLarge' | undefined> {
  const chunksRead: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > wholeLimit) return 'tooLarge'
      chunksRead.push(Uint8Array.prototype.slice.call(chunk))
    }
  } catch (error) {
    if (!(error instanceof BrokenPacking)) throw error
    onProblem({ rule: 'file-readable', at: '', params: { format: error.packing, problem: error.message }, location: { line: 1, column: 1 }, lost: true })
    return undefined
  }
  return concatenate(chunksRead, size)
}

/**
 * Returns the first chunk, and all chunks, to be read or closed. The first is valid until the chunks are read; it is empty if
 * reading fails, which the chunks then do.
 */
export async function peekFirst(chunks: Chunks): Promise<{ first: Uint8Array; chunks: Chunks; close: () => Promise<void> }> {
  const rest = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let next: IteratorResult<Uint8Array> | undefined
  let failure: unknown
  try {
    next = await rest.next()
  } catch (error) {
    failure = error
  }
  const all = async function* () {
    if (!next) throw failure
    try {
      for (let one = next; !one.done; one = await rest.next()) yield one.value
    } finally {
      await rest.return?.()
    }
  }
  const close = async () => {
    await rest.return?.()
  }
  return { first: next?.done === false ? next.value : new Uint8Array(0), chunks: all(), close }
}

/**
 * Detects the format from the beginning; undefined if the file is blank. Buffers no more than the first line; the returned chunks
 * are those of the whole file.
 */
export async function peekFormat(chunks: Chunks): Promise<{ format: Format | undefined; chunks: Chunks }> {
  const rest = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const chunksRead: Uint8Array[] = []
  let size = 0
  let nextAttempt = 0
  const text = () => {
    const bytes = concatenate(chunksRead, size)
    return new TextDecoder(utf16Encoding(bytes)).decode(bytes)
  }
  const all = async function* () {
    try {
      yield* chunksRead
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
    } finally {
      await rest.return?.()
    }
  }
  while (size <= recordLimit) {
    const next = await rest.next()
    if (next.done) break
    chunksRead.push(Uint8Array.prototype.slice.call(next.value))
    size += next.value.length
    // Within a line, retry only when the size has doubled: trying after every chunk would take quadratic time.
    if (size < nextAttempt && !next.value.includes(10)) continue
    nextAttempt = 2 * size
    const format = sniffBeginning(text())
    if (format) return { format, chunks: all() }
  }
  const beginning = text()
  return { format: beginning.trim() === '' ? undefined : sniff(beginning), chunks: all() }
}
