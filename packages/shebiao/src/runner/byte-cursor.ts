/** Takes bytes from chunks, as many as a reader of a binary format asks for. A chunk may be reused once the next one was requested. */
export class ByteCursor {
  private readonly chunks: Iterator<Uint8Array>
  private rest: Uint8Array = new Uint8Array(0)
  /** Bytes consumed so far. */
  position = 0

  constructor(chunks: Iterable<Uint8Array>) {
    this.chunks = chunks[Symbol.iterator]()
  }

  /** Returns available bytes, at least one, without consuming them; undefined at the end. They are valid until the next call. */
  peek(): Uint8Array | undefined {
    while (this.rest.length === 0) {
      const { done, value } = this.chunks.next()
      if (done) return undefined
      this.rest = value
    }
    return this.rest
  }

  /** Consumes bytes that `peek` returned. */
  skip(count: number): void {
    this.rest = this.rest.subarray(count)
    this.position += count
  }

  /** Consumes and returns a copy of `count` bytes; undefined if there are fewer. */
  take(count: number): Buffer | undefined {
    const taken = Buffer.alloc(count)
    for (let size = 0; size < count; ) {
      const available = this.peek()
      if (available === undefined) return undefined
      const piece = available.subarray(0, count - size)
      taken.set(piece, size)
      size += piece.length
      this.skip(piece.length)
    }
    return taken
  }

  /** Closes the source of the chunks. */
  close(): void {
    this.chunks.return?.()
  }
}
