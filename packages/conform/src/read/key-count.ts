import { isSpace } from './json-scan.js'

// Counts the member names in a JSON text without parsing it: a colon directly behind a quotation mark. Values that begin with a
// colon are counted too: the count may be too high, never too low. Where it could be too low, because space or an escape stands
// before a colon, it is unknown.

/** The count where only parsing tells. */
export const unknownCount = -1

/** Member names in a JSON text; `unknownCount` where that cannot be told. */
export function keysInText(text: string): number {
  let count = 0
  for (let i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
    const before = text.charCodeAt(i - 1)
    if (isSpace(before) || (before === 34 && text.charCodeAt(i - 2) === 92)) return unknownCount
    if (before === 34) count++
  }
  return count
}

/** Member names in the bytes of a JSON text; `unknownCount` where that cannot be told. */
export function keysInBytes(bytes: Uint8Array): number {
  let count = 0
  for (let i = bytes.indexOf(58); i >= 0; i = bytes.indexOf(58, i + 1)) {
    const before = bytes[i - 1] ?? 0
    if (isSpace(before) || (before === 34 && bytes[i - 2] === 92)) return unknownCount
    if (before === 34) count++
  }
  return count
}
