import { createGunzip } from 'node:zlib'
import type { Packing } from '@shebiao/conform/read/format.js'
import { BrokenPacking } from '@shebiao/conform/read/record.js'
import { Decompress } from 'fzstd'

/** Decompresses a stream, chunk by chunk. Throws BrokenPacking if the bytes are not of this format or end early. */
export function decompress(chunks: Iterable<Buffer>, packing: Packing): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return packing === 'gzip' ? gunzip(chunks) : unzstd(chunks)
}

/** Compressed bytes given to zlib at once: small enough that their output fits into memory at any compression ratio. */
const inputSize = 1 << 16

async function* gunzip(chunks: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip()
  let output: Uint8Array[] = []
  let problem: Error | undefined
  let resume = () => {}
  const until = (start: (done: () => void) => void) =>
    new Promise<void>((done) => {
      resume = done
      if (problem) done()
      else start(done)
    })
  // Iterating over the stream would lose output: a stream that fails drops what it has not delivered yet.
  stream.on('data', (chunk: Buffer) => output.push(chunk))
  stream.on('error', (error) => {
    problem = error
    resume()
  })
  const take = function* () {
    const taken = output
    output = []
    yield* taken
  }
  try {
    for (const chunk of chunks) {
      for (let from = 0; from < chunk.length && !problem; from += inputSize) {
        // A copy: the reader of the file reuses its buffer.
        await until((done) => stream.write(Buffer.from(chunk.subarray(from, from + inputSize)), () => done()))
        yield* take()
      }
      if (problem) break
    }
    await until((done) => stream.once('end', done).end())
    yield* take()
  } finally {
    stream.destroy()
  }
  if (problem) throw new BrokenPacking('gzip', (problem as Error).message)
}

function* unzstd(chunks: Iterable<Buffer>): Generator<Uint8Array> {
  let output: Uint8Array[] = []
  const stream = new Decompress((chunk) => output.push(chunk))
  try {
    for (const chunk of chunks) {
      stream.push(Uint8Array.from(chunk))
      yield* output
      output = []
    }
    stream.push(new Uint8Array(0), true)
  } catch (error) {
    throw new BrokenPacking('zstd', (error as Error).message)
  }
  yield* output
}
