import { recordLimit } from './record.js'

/** Buffers the beginning of a value that continues in a later chunk. Over the record limit it keeps only the size. */
export class ChunkBuffer {
  /** Bytes added so far, kept or not. */
  size = 0
  private parts: Uint8Array[] = []

  get isOverLimit(): boolean {
    return this.size > recordLimit
  }

  /** Adds a copy of the bytes: the caller may reuse them. */
  add(bytes: Uint8Array): void {
    this.size += bytes.length
    if (this.isOverLimit) this.parts = []
    else this.parts.push(Uint8Array.prototype.slice.call(bytes))
  }

  /** Returns everything added, followed by `last`, and empties the buffer; undefined if that is over the record limit. */
  take(last: Uint8Array): Uint8Array | undefined {
    const size = this.size + last.length
    const { parts } = this
    this.parts = []
    this.size = 0
    if (size > recordLimit) return undefined
    return parts.length === 0 ? last : concatenate([...parts, last], size)
  }
}

/** Concatenates byte arrays of `size` bytes in total. */
export function concatenate(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
