import { crc32, createInflateRaw } from 'node:zlib'
import { BrokenPacking } from '@shebiao/conform/read/record.js'
import type { ByteCursor } from './byte-cursor.js'
import { inputSize, ZlibStream } from './zlib-stream.js'

// Flags of a member's header (RFC 1952, 2.3.1).
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 }

/**
 * Decompresses gzip: one or more members, and zero bytes after them, with which tapes and block devices are padded. Node's own gunzip
 * ends at such bytes without calling back, and drops what stands before bytes that are no member; so members are read here and only
 * their content is left to zlib. Throws BrokenPacking after everything that could be decompressed was yielded.
 */
export async function* gunzip(bytes: ByteCursor): AsyncGenerator<Uint8Array> {
  if (bytes.peek() === undefined) throw broken('the file is empty')
  for (let members = 0; bytes.peek() !== undefined; members++) {
    if (members > 0 && isPadding(bytes)) return
    readHeader(bytes, members)
    yield* inflate(bytes)
  }
}

/** Consumes zero bytes up to the end. Throws if anything else follows them. */
function isPadding(bytes: ByteCursor): boolean {
  if (bytes.peek()![0] !== 0) return false
  for (let chunk = bytes.peek(); chunk; chunk = bytes.peek()) {
    if (chunk.some((byte) => byte !== 0)) throw broken(`unknown bytes after the compressed data, near byte ${bytes.position}`)
    bytes.skip(chunk.length)
  }
  return true
}

function readHeader(bytes: ByteCursor, members: number): void {
  const begin = bytes.position
  const header = bytes.take(10)
  if (header?.[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8)
    throw broken(members === 0 ? 'incorrect header' : `unknown bytes after the compressed data, at byte ${begin}`)
  const flags = header[3]!
  if (flags & flag.reserved) throw broken('unknown flags in a header')
  if (flags & flag.extra) takeOrThrow(bytes, takeOrThrow(bytes, 2).readUInt16LE())
  for (const text of [flag.name, flag.comment]) if (flags & text) while (takeOrThrow(bytes, 1)[0] !== 0);
  if (flags & flag.headerChecksum) takeOrThrow(bytes, 2)
}

/** Yields the content of a member, and compares it with the checksum and size after it. */
async function* inflate(bytes: ByteCursor): AsyncGenerator<Uint8Array> {
  const content = new ZlibStream(createInflateRaw())
  let checksum = 0
  let size = 0
  const take = function* () {
    for (const chunk of content.take()) {
      checksum = crc32(chunk, checksum)
      size = (size + chunk.length) % 2 ** 32
      yield chunk
    }
  }
  try {
    // zlib leaves bytes of a piece alone if and only if the content has ended before them.
    for (let isComplete = true; isComplete; ) {
      const piece = bytes.peek()?.subarray(0, inputSize)
      if (piece === undefined) throw broken('unexpected end of file')
      const size = piece.length
      const consumed = await content.write(piece)
      bytes.skip(consumed)
      yield* take()
      if (content.problem) throw broken(content.problem.message)
      isComplete = consumed === size
    }
  } finally {
    content.close()
  }
  const trailer = takeOrThrow(bytes, 8)
  if (trailer.readUInt32LE() !== checksum) throw broken('the checksum does not match the content')
  if (trailer.readUInt32LE(4) !== size) throw broken('the size does not match the content')
}

function takeOrThrow(bytes: ByteCursor, count: number): Buffer {
  const taken = bytes.take(count)
  if (!taken) throw broken('unexpected end of file')
  return taken
}

function broken(problem: string): BrokenPacking {
  return new BrokenPacking('gzip', problem)
}
