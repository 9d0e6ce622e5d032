import type { ReadProblem } from './record.js'

/** The result of decoding a file. `text` is undefined if it is not UTF-8; then `encoding` is a guess. */
export interface Decoded {
  text: string | undefined
  encoding: string
  problems: ReadProblem[]
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes UTF-8, keeping a byte-order mark; undefined if the bytes are not UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** The byte-order mark of UTF-8. */
export const byteOrderMark = [0xef, 0xbb, 0xbf]

/** Whether bytes begin with the byte-order mark of UTF-8. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return byteOrderMark.every((byte, i) => bytes[i] === byte)
}

/** The UTF-16 encoding that a byte-order mark at the beginning names, or undefined. */
export function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

/**
 * The encoding of two or four bytes a character that a text seems to have, or undefined. Text in UTF-8 or GB 18030 has no zero
 * bytes; in UTF-16, every second byte of ASCII characters is zero.
 */
export function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  const marked = utf16Encoding(bytes)
  if (marked) return marked
  const zeros = [0, 0, 0, 0]
  const size = Math.min(bytes.length, 1024) & ~3
  for (let at = 0; at < size; at++) if (bytes[at] === 0) zeros[at & 3]!++
  const isMostlyZero = (at: number) => zeros[at]! * 4 > size * 0.3
  if (isMostlyZero(2) && isMostlyZero(3)) return 'utf-32le'
  if (isMostlyZero(0) && isMostlyZero(1)) return 'utf-32be'
  if (isMostlyZero(1) && isMostlyZero(3)) return 'utf-16le'
  return isMostlyZero(0) && isMostlyZero(2) ? 'utf-16be' : undefined
}

/** Decodes a JSON or YAML file. Both must be UTF-8 by their specifications: other bytes are an error at the first line that holds them. */
export function decode(bytes: Uint8Array): Decoded {
  const hasMark = hasByteOrderMark(bytes)
  const text = utf8(hasMark ? bytes.subarray(byteOrderMark.length) : bytes)
  if (text !== undefined) {
    const problems: ReadProblem[] = hasMark ? [{ rule: 'file-without-mark', at: '', params: {}, location: { line: 1, column: 1 } }] : []
    return { text, encoding: 'utf-8', problems }
  }
  const guess = new EncodingGuess(utf16Encoding(bytes) ?? 'gb18030')
  guess.push(bytes)
  const encoding = guess.end()
  return { text: undefined, encoding, problems: [notUtf8(firstBadLine(bytes), encoding)] }
}

/** The problem of bytes that are not UTF-8. `encoding` is the likely encoding, or `unknown`. */
export function notUtf8(line: number, encoding: string): ReadProblem {
  const name = encoding.toUpperCase()
  const guess = encoding === 'unknown' ? '' : { zh: `，像是 ${name}`, en: `; it looks like ${name}` }
  return { rule: 'file-is-utf8', at: '', params: { guess }, location: { line, column: 1 }, lost: true }
}

/** Tests whether bytes that come in chunks are valid in an encoding, without keeping them. */
export class EncodingGuess {
  private readonly decoder: InstanceType<typeof TextDecoder>

  constructor(
    private readonly encoding: string,
    private isPossible = true,
  ) {
    this.decoder = new TextDecoder(encoding, { fatal: true })
  }

  push(bytes: Uint8Array): void {
    this.decode(bytes, true)
  }

  /** Returns the encoding if all bytes were valid in it, else `unknown`. */
  end(): string {
    this.decode(new Uint8Array(0), false)
    return this.isPossible ? this.encoding : 'unknown'
  }

  private decode(bytes: Uint8Array, stream: boolean): void {
    if (!this.isPossible) return
    try {
      this.decoder.decode(bytes, { stream })
    } catch {
      this.isPossible = false
    }
  }
}

/** Number of the first line that is not UTF-8, counted from 1. */
export function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    if (utf8(bytes.subarray(start, end < 0 ? bytes.length : end)) === undefined) return line
    if (end < 0) break
    start = end + 1
  }
  return line
}
