import type { InflateRaw } from 'node:zlib'

/** Compressed bytes given to zlib at once: small enough that their output fits into memory at any compression ratio. */
export const inputSize = 1 << 16

/**
 * One of Node's decompressing streams, written piece by piece. Iterating over it would lose output: a stream that fails drops what it
 * has not delivered yet.
 */
export class ZlibStream {
  /** Why the stream failed. */
  problem: Error | undefined
  private output: Buffer[] = []
  private hasEnded = false
  private resume = () => {}

  constructor(private readonly stream: InflateRaw) {
    stream.on('data', (chunk: Buffer) => this.output.push(chunk))
    // Each of these may come before the callback of a write, or instead of it: whoever waits only for that may wait forever.
    stream.on('end', () => {
      this.hasEnded = true
      this.resume()
    })
    stream.on('error', (error) => {
      this.problem ??= error
      this.resume()
    })
    stream.on('close', () => this.resume())
  }

  /** Decompresses a piece. Returns the number of bytes consumed: fewer than given if the content ends before them. */
  async write(piece: Uint8Array): Promise<number> {
    if (this.hasEnded || this.problem) return 0
    const before = this.stream.bytesWritten
    // A copy: the reader of the file reuses its buffer.
    await this.until((done) => this.stream.write(Buffer.from(piece), () => done()))
    return this.stream.bytesWritten - before
  }

  /** Ends the input. Then `problem` says whether the content was complete. */
  async end(): Promise<void> {
    if (!this.hasEnded && !this.problem) await this.until((done) => this.stream.end(done))
    if (!this.hasEnded && !this.problem) await this.until(() => {})
  }

  /** Returns what was decompressed since the last call. */
  take(): Buffer[] {
    const taken = this.output
    this.output = []
    return taken
  }

  close(): void {
    this.stream.destroy()
  }

  private until(start: (done: () => void) => void): Promise<void> {
    return new Promise((done) => {
      this.resume = done
      start(done)
    })
  }
}
