// The unit separator: names, codes and sentences contain no control characters.
const separator = '\u001f'

const packedByParts = new Map<string, Map<string, string>>()
let pairs = 0
const pairLimit = 4000

/** Joins parts into one string, for a key or fact; `unpack` splits it. */
export function pack(first: string | number | undefined, ...others: (string | number | undefined)[]): string {
  let packed = typeof first === 'string' ? clean(first) : textOf(first)
  for (let i = 0; i < others.length; i++) {
    const part = others[i]
    packed = append(packed, typeof part === 'string' ? part : textOf(part))
  }
  return packed
}

function textOf(part: number | undefined): string {
  return part === undefined ? '' : String(part)
}

function clean(part: string): string {
  return part.includes(separator) ? part.replaceAll(separator, ' ') : part
}

/**
 * Appends a part. Usually returns the same string object for the same parts: a Map then finds it without hashing and comparing its
 * characters again.
 */
function append(first: string, second: string): string {
  let bySecond = packedByParts.get(first)
  let packed = bySecond?.get(second)
  if (packed === undefined) {
    packed = `${first}${separator}${clean(second)}`
    if (pairs++ >= pairLimit) {
      packedByParts.clear()
      pairs = 0
      bySecond = undefined
    }
    if (!bySecond) packedByParts.set(first, (bySecond = new Map()))
    bySecond.set(second, packed)
  }
  return packed
}

/** The parts that were joined by `pack`. */
export function unpack(packed: string): string[] {
  return packed.split(separator)
}

const digestLength = 80

/** Shortens a text longer than 80 characters to its beginning and a hash of the whole; a shorter text is returned unchanged. */
export function digest(text: string): string {
  return text.length <= digestLength ? text : `${text.slice(0, digestLength - 20)}… #${hash(text)}`
}

// cyrb53: two 32-bit lanes, 53 bits. That is enough: only the few values under one key are compared with each other.
function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
