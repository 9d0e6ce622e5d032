import { createGunzip } from 'node:zlib'
import type { Packing } from '@shebiao/conform/read/format.js'
import { BrokenPacking } from '@shebiao/conform/read/record.js'
import { Decompress } from 'fzstd'

/** Packed bytes unpacked, a chunk at a time. Throws BrokenPacking where they are not what they should be, or break off. */
export function unpacked(chunks: Iterable<Buffer>, packing: Packing): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return packing === 'gzip' ? gunzipped(chunks) : unzstd(chunks)
}

// Packed bytes that are unpacked before what came of them is taken: little enough that it can be held, however well it was packed.
const packedAtOnce = 1 << 16

async function* gunzipped(chunks: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  let ready: Uint8Array[] = []
  let problem: Error | undefined
  let goOn = () => {}
  const until = (begin: (done: () => void) => void) =>
    new Promise<void>((done) => {
      goOn = done
      if (problem) done()
      else begin(done)
    })
  // Not iterated over: a stream that fails throws away what it has unpacked and nobody has taken.
  gunzip.on('data', (chunk: Buffer) => ready.push(chunk))
  gunzip.on('error', (error) => {
    problem = error
    goOn()
  })
  const take = function* () {
    const taken = ready
    ready = []
    yield* taken
  }
  try {
    for (const chunk of chunks) {
      for (let from = 0; from < chunk.length && !problem; from += packedAtOnce) {
        // The buffer of the file is used again: what waits to be unpacked must be a copy.
        await until((done) => gunzip.write(Buffer.from(chunk.subarray(from, from + packedAtOnce)), () => done()))
        yield* take()
      }
      if (problem) break
    }
    await until((done) => gunzip.once('end', done).end())
    yield* take()
  } finally {
    gunzip.destroy()
  }
  if (problem) throw new BrokenPacking('gzip', (problem as Error).message)
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
