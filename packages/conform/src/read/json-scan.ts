const quote = 34
const backslash = 92
const colon = 58

// Kinds of bytes outside strings; 0 has no meaning for the scan.
const open = 1
const close = 2
const kinds = new Uint8Array(256)
kinds[123] = kinds[91] = open
kinds[125] = kinds[93] = close
kinds[quote] = 3
kinds[colon] = 4

/** Below this depth brackets are counted but not matchedDepth by kind: no record nests so deep. */
const matchedDepth = 256

/**
 * Finds the ends of successive JSON values in bytes that come in chunks, by quotes and brackets alone; the parser judges the rest.
 * A value ends where a bracket is closed by one of the other kind.
 */
export class ValueScan {
  /** Number of member names in the value: colons outside strings. */
  keys = 0
  private depth = 0
  private inString = false
  private isEscaped = false
  private isScalar = false
  private hasBegun = false
  private readonly opened = new Uint8Array(matchedDepth)

  /** Begins a value with its first byte. */
  begin(first: number): void {
    this.keys = 0
    this.depth = 0
    this.inString = false
    this.isEscaped = false
    this.isScalar = first !== quote && !isOpening(first)
    this.hasBegun = false
  }

  /** Offset after the value that begins or continues at `from`; -1 if it does not end in these bytes. */
  end(bytes: Uint8Array, from: number): number {
    let at = from
    if (this.isScalar) {
      // A comma or closing bracket in place of a value is a value of one byte.
      if (!this.hasBegun && at < bytes.length) {
        this.hasBegun = true
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
        if (depth < matchedDepth) this.opened[depth] = byte
        depth++
      } else {
        depth--
        // The codes of `[` and `]` differ by two, as do those of `{` and `}`.
        if (depth <= 0 || (depth < matchedDepth && this.opened[depth] !== byte - 2)) return at
      }
    }
    this.depth = depth
    this.inString = inString
    return -1
  }
}

/** Whether a number or literal ends before this byte. */
function isDelimiter(byte: number): boolean {
  return byte <= 32 || byte === 44 || byte === 93 || byte === 125
}

/** Whether a byte opens an object or array. */
export function isOpening(byte: number): boolean {
  return kinds[byte] === open
}

/** Whether a byte or code unit is JSON white space. */
export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}
