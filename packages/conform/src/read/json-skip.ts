import { isSpace } from './json-scan.js'

// Finds the ends of parts of a JSON text, by quotation marks and brackets alone; the parser judges the rest.

/** Offset after the white space at `from`. */
export function skipSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

/** Offset after the string that opens at `from`; -1 if it is not closed. */
export function skipString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let at = quote
    while (text.charCodeAt(at - 1) === 92) at--
    if ((quote - at) % 2 === 0) return quote + 1
  }
  return -1
}

/** Offset after the value that begins at `from`; -1 if it has no end. Brackets of both kinds count alike. */
export function skipValue(text: string, from: number): number {
  const first = text.charCodeAt(from)
  if (first === 34) return skipString(text, from)
  let at = from
  if (first !== 123 && first !== 91) {
    for (let unit = first; unit > 32 && unit !== 44 && unit !== 93 && unit !== 125; ) unit = text.charCodeAt(++at)
    return at
  }
  for (let depth = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 34) {
      at = skipString(text, at) - 1
      if (at < 0) return -1
    } else if (unit === 123 || unit === 91) depth++
    else if ((unit === 125 || unit === 93) && --depth === 0) return at + 1
  }
  return -1
}
