const quote = 34
const backslash = 92
const colon = 58

// What a byte outside strings means to a scan: most mean nothing.
const open = 1
const close = 2
const kinds = new Uint8Array(256)
kinds[123] = kinds[91] = open
kinds[125] = kinds[93] = close
kinds[quote] = 3
kinds[colon] = 4

/** Deeper than this brackets are counted and not matched: no record nests so deep. */
const matched = 256

/**
 * Finds the end of one JSON value after another in bytes that come in chunks, by quotes and brackets alone: what stands between
 * them the parser judges. A value that opens one kind of bracket and closes another ends there.
 */
export class ValueScan {
  /** Member names in the value: colons outside strings. */
  keys = 0
  private depth = 0
  private inString = false
  private isEscaped = false
  private isBare = false
  private isBegun = false
  private readonly opened = new Uint8Array(matched)

  /** Begins a value with its first byte. */
  begin(first: number): void {
    this.keys = 0
    this.depth = 0
    this.inString = false
    this.isEscaped = false
    this.isBare = first !== quote && !isOpening(first)
    this.isBegun = false
  }

  /** The offset past the value that begins or goes on at `from`; -1 where it does not end in these bytes. */
  end(bytes: Uint8Array, from: number): number {
    let at = from
    if (this.isBare) {
      // What begins with a comma or a bracket is that alone.
      if (!this.isBegun && at < bytes.length) {
        this.isBegun = true
        if (isDelimiter(bytes[at++]!)) return at
      }
      while (at < bytes.length && !isDelimiter(bytes[at]!)) at++
      return at < bytes.length ? at : -1
    }
    const { length } = bytes
    let { depth, inString } = this
    for (;;) {
      if (inString) {
        if (this.isEscaped && at < length) {
          this.isEscaped = false
          at++
        }
        for (; at < length; at++) {
          const byte = bytes[at]
          if (byte === quote) break
          if (byte === backslash && ++at === length) this.isEscaped = true
        }
        if (at >= length) break
        at++
        if (depth === 0) return at
        inString = false
      }
      while (at < length && kinds[bytes[at]!] === 0) at++
      if (at >= length) break
      const byte = bytes[at++]!
      if (byte === quote) inString = true
      else if (byte === colon) this.keys++
      else if (kinds[byte] === open) {
        if (depth < matched) this.opened[depth] = byte
        depth++
      } else {
        depth--
        // `[` and `]`, `{` and `}` stand two apart.
        if (depth <= 0 || (depth < matched && this.opened[depth] !== byte - 2)) return at
      }
    }
    this.depth = depth
    this.inString = inString
    return -1
  }
}

// What a number or a word ends before.
function isDelimiter(byte: number): boolean {
  return byte <= 32 || byte === 44 || byte === 93 || byte === 125
}

export function isOpening(byte: number): boolean {
  return kinds[byte] === open
}

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}
