import { Pieces } from './chunk-buffer.js'
import { type Decoder, portable } from './decoder.js'
import { oversize, type ReadProblem } from './record.js'
import { mark, marked, notUtf8, wideEncoding } from './text.js'

/** So many bytes, of which some are not ASCII, are enough to tell an encoding by. */
const windowSize = 1 << 16

const nothing = new Uint8Array(0)

/**
 * The text of a table given in chunks of bytes, whole lines at a time. Spreadsheets write UTF-8 with or without a byte-order mark,
 * GB 18030 and UTF-16: which it is, is told by the mark or from the first bytes that are not all ASCII, so that nothing is read
 * twice. Where the bytes cease to be text of that encoding, the lines before are given, and no more.
 */
export class TableText {
  encoding = 'utf-8'
  /** Why no more is given. */
  problem: ReadProblem | undefined
  private isTold = false
  private isBegun = false
  /** What the encoding is to be told from, and how many bytes that must be. */
  private readonly head = new Pieces()
  private wanted = windowSize
  /** A line whose end is still to come. */
  private readonly held = new Pieces()
  private lines = 0

  /** `onEncoding` is told of an encoding other than UTF-8. */
  constructor(
    private readonly onEncoding: (problem: ReadProblem) => void,
    private readonly decoder: Decoder = portable,
  ) {}

  /** The lines that end in this chunk. */
  push(chunk: Uint8Array): string {
    let text = ''
    let at = 0
    // In windows of one size, so that nothing depends on how the bytes were divided.
    while (!this.isTold && at < chunk.length) {
      const piece = chunk.subarray(at, at + this.wanted - this.head.size)
      this.head.add(piece)
      at += piece.length
      if (this.head.size === this.wanted) text += this.look(false)
    }
    return at < chunk.length ? text + this.cut(chunk.subarray(at)) : text
  }

  /** The last line. */
  end(): string {
    const text = this.isTold ? '' : this.look(true)
    return text + this.decoded(this.held.take(nothing) ?? nothing)
  }

  /** The lines that ended before the bytes broke off and were not given yet. */
  breakOff(): string {
    return this.isTold ? '' : this.look(true, true)
  }

  /** Looks at the beginning, or at what comes after so much ASCII. */
  private look(isAll: boolean, isCut = false): string {
    const bytes = this.head.take(nothing)!
    const wide = this.isBegun ? undefined : wideEncoding(bytes)
    const isMarked = !this.isBegun && marked(bytes)
    if (wide || isMarked) this.tell(wide ?? 'utf-8')
    else if (!isAscii(bytes)) {
      if (bytes.length === windowSize && !isAll) {
        this.head.add(bytes)
        this.wanted = 2 * windowSize
        return ''
      }
      const isWhole = isAll && !isCut
      this.tell(!isIn('utf-8', bytes, isWhole) && isIn('gb18030', bytes, isWhole) ? 'gb18030' : 'utf-8')
    }
    this.isBegun = true
    return this.cut(bytes.subarray(wide ? 2 : isMarked ? mark.length : 0))
  }

  private tell(encoding: string): void {
    this.isTold = true
    this.encoding = encoding
    if (encoding !== 'utf-8')
      this.onEncoding({ rule: 'file-encoding-reported', at: '', params: { encoding: encoding.toUpperCase() }, location: { line: 1, column: 1 } })
  }

  private cut(bytes: Uint8Array): string {
    if (this.problem) return ''
    const end = this.isWide ? this.wideLineEnd(bytes) : bytes.lastIndexOf(10) + 1 || bytes.lastIndexOf(13) + 1
    const size = this.held.size + end
    const whole = end === 0 ? nothing : this.held.take(bytes.subarray(0, end))
    this.held.add(bytes.subarray(end))
    if (whole && !this.held.isOver) return this.decoded(whole)
    this.problem = oversize(Math.max(size, this.held.size), { line: this.lines + 1, column: 1 })
    return ''
  }

  private get isWide(): boolean {
    return this.encoding.startsWith('utf-16')
  }

  /** Past the last line break: what is held began with a whole unit. */
  private wideLineEnd(bytes: Uint8Array): number {
    for (let at = bytes.length - 2 - ((this.held.size + bytes.length) % 2); at >= 0; at -= 2) if (this.isLineBreak(bytes, at)) return at + 2
    return 0
  }

  private isLineBreak(bytes: Uint8Array, at: number): boolean {
    if (!this.isWide) return bytes[at] === 10
    return this.encoding === 'utf-16le' ? bytes[at] === 10 && bytes[at + 1] === 0 : bytes[at] === 0 && bytes[at + 1] === 10
  }

  /** The text of whole lines, as far as they are text. */
  private decoded(bytes: Uint8Array): string {
    let text = this.decode(bytes)
    if (text === undefined) {
      text = this.decodedBefore(bytes)
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

  /** The lines before the first that is no text. */
  private decodedBefore(bytes: Uint8Array): string {
    const step = this.isWide ? 2 : 1
    let good = ''
    let start = 0
    for (let at = 0; at + step <= bytes.length; at += step) {
      if (!this.isLineBreak(bytes, at)) continue
      const line = this.decode(bytes.subarray(start, at + step))
      if (line === undefined) break
      good += line
      start = at + step
    }
    return good
  }
}

/** The text of all the bytes of a table. */
export function decodeTable(bytes: Uint8Array): string | undefined {
  const table = new TableText(() => {})
  const text = table.push(bytes) + table.end()
  return table.problem ? undefined : text
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return false
  return true
}

/** Whether bytes are text of an encoding, as far as they go. */
function isIn(encoding: string, bytes: Uint8Array, isAll: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isAll })
    return true
  } catch {
    return false
  }
}
