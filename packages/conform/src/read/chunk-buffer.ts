import { recordLimit } from './record.js'

/** The beginning of something whose end is in a later chunk, in pieces; of what is over the limit only the length is kept. */
export class Pieces {
  /** Bytes held so far, kept or not. */
  size = 0
  private list: Uint8Array[] = []

  get isOver(): boolean {
    return this.size > recordLimit
  }

  /** Keeps a copy: the bytes may be used again. */
  add(bytes: Uint8Array): void {
    this.size += bytes.length
    if (this.isOver) this.list = []
    else this.list.push(Uint8Array.prototype.slice.call(bytes))
  }

  /** Everything with what ends it, for what begins next to start from nothing; undefined where it is over the limit. */
  take(last: Uint8Array): Uint8Array | undefined {
    const size = this.size + last.length
    const { list } = this
    this.list = []
    this.size = 0
    if (size > recordLimit) return undefined
    return list.length === 0 ? last : joined([...list, last], size)
  }
}

/** Parts in one, `size` bytes in all. */
export function joined(parts: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
