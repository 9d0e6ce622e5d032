import type { ReadProblem } from './record.js'

/** The text of a file, whatever its encoding, and what that encoding was. */
export interface Decoded {
  text: string | undefined
  encoding: string
  problems: ReadProblem[]
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes, a byte-order mark included; undefined where they are not UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** The byte-order mark of UTF-8. */
export const mark = [0xef, 0xbb, 0xbf]

/** Whether bytes begin with the byte-order mark of UTF-8. */
export function marked(bytes: Uint8Array): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** The encoding that the byte-order mark of UTF-16 at the beginning says, or undefined. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

/** Decodes a JSON or YAML file. By their specifications they are UTF-8: anything else is an error at the line where it begins. */
export function decode(bytes: Uint8Array): Decoded {
  const isMarked = marked(bytes)
  const text = utf8(isMarked ? bytes.subarray(mark.length) : bytes)
  if (text !== undefined) {
    const problems: ReadProblem[] = isMarked ? [{ rule: 'file-without-mark', at: '', params: {}, location: { line: 1, column: 1 } }] : []
    return { text, encoding: 'utf-8', problems }
  }
  const guess = new Guess(wideEncoding(bytes) ?? 'gb18030')
  guess.push(bytes)
  const encoding = guess.end()
  return { text: undefined, encoding, problems: [notUtf8(firstBadLine(bytes), encoding)] }
}

/** Bytes that are not UTF-8; `encoding` is what they look like, or `unknown`. */
export function notUtf8(line: number, encoding: string): ReadProblem {
  const name = encoding.toUpperCase()
  const guess = encoding === 'unknown' ? '' : { zh: `，像是 ${name}`, en: `; it looks like ${name}` }
  return { rule: 'file-is-utf8', at: '', params: { guess }, location: { line, column: 1 }, lost: true }
}

/** Whether bytes given in chunks are text of an encoding, told without holding them. */
export class Guess {
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

  /** The encoding, or `unknown`. */
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

/** The first line that is not UTF-8, counted from 1. */
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
