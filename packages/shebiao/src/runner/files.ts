import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Range } from '@shebiao/conform/check/partial-result.js'
import { packingOf } from '@shebiao/conform/read/format.js'
import { decompress } from './decompress.js'

/** All bytes of a file, decompressed, or of standard input for `-`. Throws BrokenPacking like `readChunks`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (packingOf(path) === undefined) return readFileSync(path === '-' ? 0 : path)
  const chunks: Uint8Array[] = []
  for await (const chunk of readChunks(path)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The first bytes of a file, at most `size`. */
export function readStart(path: string, size: number): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(size)
    return bytes.subarray(0, readSync(descriptor, bytes, 0, size, 0))
  } finally {
    closeSync(descriptor)
  }
}

const chunkSize = 1 << 19

/**
 * Reads a file, decompressed, or standard input for `-`, chunk by chunk. A chunk is valid until the next one is read: its buffer
 * is reused. Throws BrokenPacking if compressed bytes are invalid or end early.
 */
export function readChunks(path: string): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (path === '-') return process.stdin
  const packing = packingOf(path)
  return packing === undefined ? plainChunks(path) : decompress(plainChunks(path), packing)
}

// One buffer is reused for all files and ranges: there are thousands of them.
let spareBuffer: Buffer | undefined

function takeBuffer(): Buffer {
  const buffer = spareBuffer ?? Buffer.allocUnsafeSlow(chunkSize)
  spareBuffer = undefined
  return buffer
}

function* plainChunks(path: string): Generator<Buffer> {
  const descriptor = openSync(path, 'r')
  const buffer = takeBuffer()
  try {
    for (;;) {
      const size = readSync(descriptor, buffer, 0, chunkSize, null)
      if (size === 0) return
      yield buffer.subarray(0, size)
    }
  } finally {
    spareBuffer = buffer
    closeSync(descriptor)
  }
}

/** Bytes read at a time behind a range, until the end of its last line is found. */
const lookahead = 1 << 14

/**
 * Reads the lines that begin in a range of a file, chunk by chunk. Adjacent ranges yield every line exactly once. A chunk is valid
 * until the next one is read: its buffer is reused.
 */
export function* readRange(path: string, { from, to = Number.POSITIVE_INFINITY }: Range): Generator<Buffer> {
  const descriptor = openSync(path, 'r')
  const buffer = takeBuffer()
  // Starts one byte early: if that byte is a line end, a line begins with the range. Else the line belongs to the range before.
  let position = Math.max(0, from - 1)
  let foundLine = from === 0
  try {
    for (;;) {
      const size = readSync(descriptor, buffer, 0, Math.min(buffer.length, Math.max(0, to - position) + lookahead), position)
      if (size === 0) return
      const bytes = buffer.subarray(0, size)
      let begin = 0
      if (!foundLine) {
        const end = bytes.indexOf(10)
        begin = end < 0 ? size : end + 1
        if (position + begin >= to) return
        foundLine = end >= 0
      }
      // The first line end at or after the last byte of the range ends its last line.
      const last = position + size >= to ? bytes.indexOf(10, Math.max(begin, to - 1 - position)) : -1
      if (last >= 0) {
        yield bytes.subarray(begin, last + 1)
        return
      }
      if (begin < size) yield bytes.subarray(begin)
      position += size
    }
  } finally {
    spareBuffer = buffer
    closeSync(descriptor)
  }
}
