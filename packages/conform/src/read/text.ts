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

/** Whether bytes begin with the byte-order mark of UTF-8. */
export function marked(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/**
 * Decodes a file. A table may come in GB 18030 or UTF-16, as spreadsheets write it: that is recognised and reported.
 * JSON and YAML are UTF-8 by their specifications: anything else is an error at the line where it begins.
 */
export function decode(bytes: Uint8Array, table: boolean): Decoded {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    return other(bytes, bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', table)
  }
  const mark = marked(bytes)
  const text = utf8(mark ? bytes.subarray(3) : bytes)
  if (text === undefined) return other(bytes, 'gb18030', table)
  const problems: ReadProblem[] = mark && !table ? [{ rule: 'file-without-mark', at: '', params: {}, place: { line: 1, column: 1 } }] : []
  return { text, encoding: 'utf-8', problems }
}

function other(bytes: Uint8Array, encoding: string, table: boolean): Decoded {
  let text: string | undefined
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    text = undefined
  }
  if (table && text !== undefined) {
    return {
      text,
      encoding,
      problems: [{ rule: 'file-encoding-reported', at: '', params: { encoding: encoding.toUpperCase() }, place: { line: 1, column: 1 } }],
    }
  }
  const likely = text !== undefined
  const guess = likely ? { zh: `，像是 ${encoding.toUpperCase()}`, en: `; it looks like ${encoding.toUpperCase()}` } : ''
  return {
    text: undefined,
    encoding: likely ? encoding : 'unknown',
    problems: [{ rule: 'file-is-utf8', at: '', params: { guess }, place: { line: firstBadLine(bytes), column: 1 } }],
  }
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    if (utf8(bytes.subarray(start, end < 0 ? bytes.length : end)) === undefined) return line
    if (end < 0) break
    start = end + 1
  }
  return line
}
