import { gzipSync } from 'node:zlib'
import { BrokenPacking } from '@shebiao/conform/read/record.js'
import { describe, expect, it } from 'vitest'
import { decompress } from './decompress.js'

const text = '社保'.repeat(300)
/** `text` compressed with Zstandard, with a checksum. Committed, because Node writes it only from 22.15 on. */
const zstd = Buffer.from('KLUv/WQIBm0AADDnpL7kv50BAP/mL0VAJFAt', 'base64')
const packed = { gzip: gzipSync(text), zstd }

function* inChunks(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What was decompressed, and whether the bytes were broken. */
async function read(bytes: Buffer, packing: 'gzip' | 'zstd', size = 1 << 16): Promise<{ text: string; problem?: string }> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of decompress(inChunks(bytes, size), packing)) chunks.push(chunk)
  } catch (error) {
    if (!(error instanceof BrokenPacking)) throw error
    return { text: String(Buffer.concat(chunks)), problem: error.message }
  }
  return { text: String(Buffer.concat(chunks)) }
}

describe.each(['gzip', 'zstd'] as const)('decompress() of %s', (packing) => {
  const bytes = packed[packing]
  it('gives the same text for chunks of any size', async () => {
    for (const size of [1, 2, 7, 1 << 16]) expect(await read(bytes, packing, size), String(size)).toEqual({ text })
  })
  it('fails for bytes that are cut off anywhere', async () => {
    for (let size = 0; size < bytes.length; size++) expect((await read(bytes.subarray(0, size), packing)).problem, String(size)).toBeDefined()
  })
  it('fails for any changed bit, unless it means nothing', async () => {
    for (let at = 0; at < bytes.length * 8; at++) {
      const changed = Buffer.from(bytes)
      changed[at >> 3]! ^= 1 << (at & 7)
      const result = await read(changed, packing)
      if (result.problem === undefined) expect(result.text, String(at)).toBe(text)
    }
  })
  it('yields what stands before bytes that are not compressed', async () => {
    expect(await read(Buffer.concat([bytes, Buffer.from('rest')]), packing)).toMatchObject({ text, problem: expect.stringContaining(`${bytes.length}`) })
  })
})
