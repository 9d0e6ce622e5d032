import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import type { Packing } from './format.js'
import { BrokenPacking } from './record.js'

/** Packed bytes unpacked, a chunk at a time. Throws BrokenPacking where they are not what they should be, or break off. */
export function unpacked(chunks: Iterable<Buffer>, packing: Packing): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return packing === 'gzip' ? gunzipped(chunks) : unzstd(chunks)
}

async function* gunzipped(chunks: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  // The buffer of the file is used again: what waits to be unpacked must be a copy.
  const feeding = (async () => {
    for (const chunk of chunks) {
      if (gunzip.destroyed) return
      if (!gunzip.write(Buffer.from(chunk))) await new Promise<void>((done) => gunzip.once('drain', done).once('close', done))
    }
    gunzip.end()
  })()
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
  } catch (error) {
    throw new BrokenPacking('gzip', (error as Error).message)
  } finally {
    gunzip.destroy()
  }
  await feeding
}

function* unzstd(chunks: Iterable<Buffer>): Generator<Uint8Array> {
  let ready: Uint8Array[] = []
  const stream = new Decompress((chunk) => ready.push(chunk))
  try {
    for (const chunk of chunks) {
      stream.push(Uint8Array.from(chunk))
      yield* ready
      ready = []
    }
    stream.push(new Uint8Array(0), true)
  } catch (error) {
    throw new BrokenPacking('zstd', (error as Error).message)
  }
  yield* ready
}
