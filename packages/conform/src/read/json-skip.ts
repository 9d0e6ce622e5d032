import { isSpace } from './json-scan.js'

// Past parts of a JSON text, by quotation marks and brackets alone: what stands between them the parser judges.

/** Past the spaces at `from`. */
export function skipSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

/** Past the closing quote of the string that opens at `from`; -1 where there is none. */
export function skipString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let at = quote
    while (text.charCodeAt(at - 1) === 92) at--
    if ((quote - at) % 2 === 0) return quote + 1
  }
  return -1
}

/** Past the value that begins at `from`, whichever brackets it has; -1 where it has no end. Adds to `counted` the names of members in it. */
export function skipValue(text: string, from: number, counted?: { names: number }): number {
  const first = text.charCodeAt(from)
  if (first === 34) return skipString(text, from)
  let at = from
  if (first !== 123 && first !== 91) {
    for (let unit = first; unit > 32 && unit !== 44 && unit !== 93 && unit !== 125; ) unit = text.charCodeAt(++at)
    return at
  }
  let names = 0
  for (let depth = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 34) {
      at = skipString(text, at) - 1
      if (at < 0) return -1
    } else if (unit === 58) names++
    else if (unit === 123 || unit === 91) depth++
    else if ((unit === 125 || unit === 93) && --depth === 0) {
      if (counted) counted.names += names
      return at + 1
    }
  }
  return -1
}
