import { joined } from './chunk-buffer.js'
import { type Format, sniff, sniffBeginning } from './format.js'
import { BrokenPacking, type ReadProblem, recordLimit } from './record.js'
import { wideEncoding } from './text.js'

/** The bytes of a file, a chunk at a time; a chunk is good until the next is asked for. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** What is held whole may be no larger than a string can be. In bytes. */
const wholeLimit = 512 * 1024 * 1024

/** All bytes of a file; undefined where they break off, which is reported as a problem. */
export async function readWhole(chunks: Chunks, onProblem: (problem: ReadProblem) => void): Promise<Uint8Array | 'tooLarge' | undefined> {
  const held: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > wholeLimit) return 'tooLarge'
      held.push(Uint8Array.prototype.slice.call(chunk))
    }
  } catch (error) {
    if (!(error instanceof BrokenPacking)) throw error
    onProblem({ rule: 'file-readable', at: '', params: { format: error.packing, problem: error.message }, location: { line: 1, column: 1 }, lost: true })
    return undefined
  }
  return joined(held, size)
}

/** The format that the beginning looks like, undefined where there is nothing, and all of the chunks. Only the first line is held. */
export async function peekFormat(chunks: Chunks): Promise<{ format: Format | undefined; chunks: Chunks }> {
  const rest = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const held: Uint8Array[] = []
  let size = 0
  let enough = 0
  const text = () => {
    const bytes = joined(held, size)
    return new TextDecoder(wideEncoding(bytes)).decode(bytes)
  }
  const all = async function* () {
    try {
      yield* held
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
    } finally {
      await rest.return?.()
    }
  }
  while (size <= recordLimit) {
    const next = await rest.next()
    if (next.done) break
    held.push(Uint8Array.prototype.slice.call(next.value))
    size += next.value.length
    // A long line is looked at again only when it has doubled, unless a line ends.
    if (size < enough && !next.value.includes(10)) continue
    enough = 2 * size
    const format = sniffBeginning(text())
    if (format) return { format, chunks: all() }
  }
  const begun = text()
  return { format: begun.trim() === '' ? undefined : sniff(begun), chunks: all() }
}
