import zlib, { type InflateRaw } from 'node:zlib'
import { BrokenPacking } from '@shebiao/conform/read/record.js'
import { Decompress } from 'fzstd'
import xxhash from 'xxhash-wasm'
import type { ByteCursor } from './byte-cursor.js'
import { inputSize, ZlibStream } from './zlib-stream.js'

const frameMagic = 0xfd2fb528
/** Skippable frames have 16 magic numbers, from this one on. */
const skippableMagic = 0x184d2a50

/** Sizes in bytes of two fields of a frame's header, by their flags (RFC 8878, 3.1.1.1.1). */
const dictionarySizes = [0, 1, 2, 4]
const contentSizes = [0, 2, 4, 8]

/** Decompresses the frames of a file one after the other, so that what stands before bytes that are no frame is not lost. */
export async function* unzstd(bytes: ByteCursor): AsyncGenerator<Uint8Array> {
  if (bytes.peek() === undefined) throw broken('the file is empty')
  while (bytes.peek() !== undefined) {
    const begin = bytes.position
    const magic = bytes.take(4)
    const number = magic?.readUInt32LE()
    if (number === frameMagic) yield* decompressFrame(magic!, bytes)
    else if (number !== undefined && number >= skippableMagic && number < skippableMagic + 16) skip(bytes, takeOrThrow(bytes, 4).readUInt32LE())
    else throw broken(begin === 0 ? 'incorrect header' : `unknown bytes after the compressed data, at byte ${begin}`)
  }
}

function skip(bytes: ByteCursor, count: number): void {
  for (let left = count; left > 0; ) {
    const chunk = bytes.peek()
    if (chunk === undefined) throw broken('unexpected end of file')
    const size = Math.min(left, chunk.length)
    bytes.skip(size)
    left -= size
  }
}

async function* decompressFrame(magic: Buffer, bytes: ByteCursor): AsyncGenerator<Uint8Array> {
  const descriptor = takeOrThrow(bytes, 1)
  const flags = descriptor[0]!
  const isSingleSegment = (flags & 0x20) !== 0
  const hasChecksum = (flags & 4) !== 0
  if (flags & 8) throw broken('unknown flags in a header')
  const contentSize = contentSizes[flags >> 6]! || Number(isSingleSegment)
  const header = takeOrThrow(bytes, Number(!isSingleSegment) + dictionarySizes[flags & 3]! + contentSize)
  const frame = await frameDecompressor(hasChecksum)
  try {
    await frame.push(Buffer.concat([magic, descriptor, header]))
    for (let isLast = false; !isLast; ) {
      const blockHeader = takeOrThrow(bytes, 3)
      const block = blockHeader.readUIntLE(0, 3)
      isLast = (block & 1) === 1
      const kind = (block >> 1) & 3
      if (kind === 3) throw broken('a block of an unknown kind')
      // A block of one repeated byte has that byte alone.
      await frame.push(Buffer.concat([blockHeader, takeOrThrow(bytes, kind === 1 ? 1 : block >> 3)]))
      yield* frame.take()
    }
    await frame.end(hasChecksum ? takeOrThrow(bytes, 4) : undefined)
    yield* frame.take()
  } catch (error) {
    yield* frame.take()
    throw error instanceof BrokenPacking ? error : broken((error as Error).message)
  } finally {
    frame.close()
  }
}

/** Decompresses one frame, and throws if it is invalid or its checksum does not match. */
interface FrameDecompressor {
  push(bytes: Buffer): Promise<void>
  /** `checksum`: the four bytes after the last block, if the frame has one. */
  end(checksum: Buffer | undefined): Promise<void>
  /** Returns what was decompressed since the last call. */
  take(): Uint8Array[]
  close(): void
}

// Node has Zstandard from 22.15 on; its types here are those of Node 20.
const { createZstdDecompress } = zlib as unknown as { createZstdDecompress?: () => InflateRaw }

function frameDecompressor(hasChecksum: boolean): FrameDecompressor | Promise<FrameDecompressor> {
  return createZstdDecompress ? native(createZstdDecompress()) : portable(hasChecksum)
}

function native(stream: InflateRaw): FrameDecompressor {
  const frame = new ZlibStream(stream)
  const throwIfBroken = () => {
    if (frame.problem) throw frame.problem
  }
  const push = async (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += inputSize) await frame.write(bytes.subarray(at, at + inputSize))
    throwIfBroken()
  }
  return {
    push,
    async end(checksum) {
      if (checksum) await push(checksum)
      await frame.end()
      throwIfBroken()
    },
    take: () => frame.take(),
    close: () => frame.close(),
  }
}

/** fzstd does not verify checksums, so they are computed here. */
async function portable(hasChecksum: boolean): Promise<FrameDecompressor> {
  const hash = hasChecksum ? (await xxhash()).create64() : undefined
  let output: Uint8Array[] = []
  const stream = new Decompress((chunk) => {
    hash?.update(chunk)
    output.push(chunk)
  })
  return {
    push: async (bytes) => stream.push(Uint8Array.from(bytes)),
    async end(checksum) {
      stream.push(Uint8Array.from(checksum ?? []), true)
      if (checksum && BigInt(checksum.readUInt32LE()) !== hash!.digest() % 2n ** 32n) throw new Error('the checksum does not match the content')
    },
    take() {
      const taken = output
      output = []
      return taken
    },
    close() {},
  }
}

function takeOrThrow(bytes: ByteCursor, count: number): Buffer {
  const taken = bytes.take(count)
  if (!taken) throw broken('unexpected end of file')
  return taken
}

function broken(problem: string): BrokenPacking {
  return new BrokenPacking('zstd', problem)
}
