import { ChunkBuffer } from './chunk-buffer.js'
import { type Decoder, portable } from './decoder.js'
import { byteOrderMark, hasByteOrderMark, notUtf8, utf16Encoding } from './encoding.js'
import { oversize, type ReadProblem } from './record.js'

/** Number of bytes from which an encoding is detected, if some of them are not ASCII. */
const windowSize = 1 << 16

const noBytes = new Uint8Array(0)

/**
 * Decodes a table from chunks of bytes, whole lines at a time. Spreadsheets write UTF-8 with or without a byte-order mark, GB 18030
 * and UTF-16. The encoding is detected from the mark, or from the first window that is not all ASCII, so that nothing is read twice.
 * If later bytes are invalid in that encoding, the lines before them are returned, and no more.
 */
export class TableText {
  encoding = 'utf-8'
  /** Why decoding stopped. */
  problem: ReadProblem | undefined
  private isDetected = false
  private hasBegun = false
  /** The bytes from which the encoding is detected, and how many of them are needed. */
  private readonly head = new ChunkBuffer()
  private headSize = windowSize
  /** The beginning of a line that ends in a later chunk. */
  private readonly buffer = new ChunkBuffer()
  private lines = 0

  /** `onEncoding` is called for an encoding other than UTF-8. */
  constructor(
    private readonly onEncoding: (problem: ReadProblem) => void,
    private readonly decoder: Decoder = portable,
  ) {}

  /** Returns the lines that end in this chunk. */
  push(chunk: Uint8Array): string {
    let text = ''
    let at = 0
    // In windows of a fixed size, so that the result does not depend on the sizes of chunks.
    while (!this.isDetected && at < chunk.length) {
      const piece = chunk.subarray(at, at + this.headSize - this.head.size)
      this.head.add(piece)
      at += piece.length
      if (this.head.size === this.headSize) text += this.detect(false)
    }
    return at < chunk.length ? text + this.takeLines(chunk.subarray(at)) : text
  }

  /** Returns the last line. */
  end(): string {
    const text = this.isDetected ? '' : this.detect(true)
    return text + this.decodeLines(this.buffer.take(noBytes) ?? noBytes)
  }

  /** Ends reading because the compressed data are broken. Returns complete lines that were not returned yet. */
  breakOff(): string {
    return this.isDetected ? '' : this.detect(true, true)
  }

  /** Detects the encoding from one window: the beginning, or what follows windows of ASCII. Returns its complete lines. */
  private detect(isAll: boolean, isCut = false): string {
    const bytes = this.head.take(noBytes)!
    const utf16 = this.hasBegun ? undefined : utf16Encoding(bytes)
    const hasMark = !this.hasBegun && hasByteOrderMark(bytes)
    if (utf16 || hasMark) this.setEncoding(utf16 ?? 'utf-8')
    else if (!isAscii(bytes)) {
      if (bytes.length === windowSize && !isAll) {
        this.head.add(bytes)
        this.headSize = 2 * windowSize
        return ''
      }
      const isWhole = isAll && !isCut
      this.setEncoding(!isValidIn('utf-8', bytes, isWhole) && isValidIn('gb18030', bytes, isWhole) ? 'gb18030' : 'utf-8')
    }
    this.hasBegun = true
    return this.takeLines(bytes.subarray(utf16 ? 2 : hasMark ? byteOrderMark.length : 0))
  }

  private setEncoding(encoding: string): void {
    this.isDetected = true
    this.encoding = encoding
    if (encoding !== 'utf-8')
      this.onEncoding({ rule: 'file-encoding-reported', at: '', params: { encoding: encoding.toUpperCase() }, location: { line: 1, column: 1 } })
  }

  private takeLines(bytes: Uint8Array): string {
    if (this.problem) return ''
    const end = this.isUtf16 ? this.utf16LineEnd(bytes) : bytes.lastIndexOf(10) + 1 || bytes.lastIndexOf(13) + 1
    const size = this.buffer.size + end
    const whole = end === 0 ? noBytes : this.buffer.take(bytes.subarray(0, end))
    this.buffer.add(bytes.subarray(end))
    if (whole && !this.buffer.isOverLimit) return this.decodeLines(whole)
    this.problem = oversize(Math.max(size, this.buffer.size), { line: this.lines + 1, column: 1 })
    return ''
  }

  private get isUtf16(): boolean {
    return this.encoding.startsWith('utf-16')
  }

  /** Offset after the last line break in UTF-16. The buffer begins at a code unit, so its size tells whether offsets are even. */
  private utf16LineEnd(bytes: Uint8Array): number {
    for (let at = bytes.length - 2 - ((this.buffer.size + bytes.length) % 2); at >= 0; at -= 2) if (this.isLineBreak(bytes, at)) return at + 2
    return 0
  }

  private isLineBreak(bytes: Uint8Array, at: number): boolean {
    if (!this.isUtf16) return bytes[at] === 10
    return this.encoding === 'utf-16le' ? bytes[at] === 10 && bytes[at + 1] === 0 : bytes[at] === 0 && bytes[at + 1] === 10
  }

  /** Decodes complete lines, up to the first that is invalid. */
  private decodeLines(bytes: Uint8Array): string {
    let text = this.decode(bytes)
    if (text === undefined) {
      text = this.decodeValidLines(bytes)
      this.encoding = 'unknown'
    }
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines++
    if (this.encoding === 'unknown') this.problem = notUtf8(this.lines + 1, 'unknown')
    return text
  }

  private decode(bytes: Uint8Array): string | undefined {
    if (this.encoding === 'utf-8') return this.decoder.text(bytes)
    try {
      return new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return undefined
    }
  }

  /** Decodes the lines before the first one that is invalid. */
  private decodeValidLines(bytes: Uint8Array): string {
    const step = this.isUtf16 ? 2 : 1
    let valid = ''
    let start = 0
    for (let at = 0; at + step <= bytes.length; at += step) {
      if (!this.isLineBreak(bytes, at)) continue
      const line = this.decode(bytes.subarray(start, at + step))
      if (line === undefined) break
      valid += line
      start = at + step
    }
    return valid
  }
}

/** Decodes a whole table; undefined if its bytes are invalid in the detected encoding. */
export function decodeTable(bytes: Uint8Array): string | undefined {
  const table = new TableText(() => {})
  const text = table.push(bytes) + table.end()
  return table.problem ? undefined : text
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return false
  return true
}

/** Whether bytes are valid in an encoding. If they are not all, the last character may be incomplete. */
function isValidIn(encoding: string, bytes: Uint8Array, isAll: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isAll })
    return true
  } catch {
    return false
  }
}
