import { isSpace } from './json-scan.js'

// Counts the member names in a JSON text without parsing it: each is a colon directly after a quotation mark. Strings that begin
// with a colon are counted too, so the count may be too high, never too low. It could be too low if a colon follows white space or
// an escape: then it is unknown.

/** The count if only parsing tells it. */
export const unknownCount = -1

/** Number of member names in a JSON text, perhaps too high; `unknownCount` if only parsing tells. */
export function keysInText(text: string): number {
  let count = 0
  for (let i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
    const before = text.charCodeAt(i - 1)
    if (isSpace(before) || (before === 34 && text.charCodeAt(i - 2) === 92)) return unknownCount
    if (before === 34) count++
  }
  return count
}

/** The same for the bytes of a JSON text. */
export function keysInBytes(bytes: Uint8Array): number {
  let count = 0
  for (let i = bytes.indexOf(58); i >= 0; i = bytes.indexOf(58, i + 1)) {
    const before = bytes[i - 1] ?? 0
    if (isSpace(before) || (before === 34 && bytes[i - 2] === 92)) return unknownCount
    if (before === 34) count++
  }
  return count
}
