import { isSpace } from './json-scan.js'

// The names of members in a JSON text, counted without parsing it: a quotation mark, and a colon at once. A value that begins
// with a colon is counted as well, so that the count may be too high, never too low; where it could be too low, because space
// or an escape stands before a colon, it is not told.

/** What cannot be told without parsing. */
export const untold = -1

/** The count of a text. */
export function namesInText(text: string): number {
  let count = 0
  for (let i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
    const before = text.charCodeAt(i - 1)
    if (isSpace(before) || (before === 34 && text.charCodeAt(i - 2) === 92)) return untold
    if (before === 34) count++
  }
  return count
}

/** The count of bytes. */
export function namesInBytes(bytes: Uint8Array): number {
  let count = 0
  for (let i = bytes.indexOf(58); i >= 0; i = bytes.indexOf(58, i + 1)) {
    const before = bytes[i - 1] ?? 0
    if (isSpace(before) || (before === 34 && bytes[i - 2] === 92)) return untold
    if (before === 34) count++
  }
  return count
}
