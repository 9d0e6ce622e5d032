// No text of these data holds the unit separator: control characters are no part of names, codes or sentences.
const separator = '\u001f'

const known = new Map<string, Map<string, string>>()
let knownPairs = 0
const mostPairs = 4000

/** Several parts as one fact. */
export function pack(first: string | number | undefined, ...others: (string | number | undefined)[]): string {
  let out = typeof first === 'string' ? clean(first) : textOf(first)
  for (let i = 0; i < others.length; i++) {
    const part = others[i]
    out = packOnto(out, typeof part === 'string' ? part : textOf(part))
  }
  return out
}

function textOf(part: number | undefined): string {
  return part === undefined ? '' : String(part)
}

function clean(part: string): string {
  return part.includes(separator) ? part.replaceAll(separator, ' ') : part
}

/**
 * A packed fact with one more part. The same string for the same parts, as far as may be: the table then finds it without
 * hashing and comparing its characters anew.
 */
function packOnto(first: string, second: string): string {
  let packs = known.get(first)
  let packed = packs?.get(second)
  if (packed === undefined) {
    packed = `${first}${separator}${clean(second)}`
    if (knownPairs++ >= mostPairs) {
      known.clear()
      knownPairs = 0
      packs = undefined
    }
    if (!packs) known.set(first, (packs = new Map()))
    packs.set(second, packed)
  }
  return packed
}

/** The parts of a packed fact. */
export function unpack(fact: string): string[] {
  return fact.split(separator)
}

const short = 80

/** A text that stands for a long one among the facts: its beginning and a hash of the whole; a short one is itself. */
export function digest(text: string): string {
  return text.length <= short ? text : `${text.slice(0, short - 20)}… #${hash(text)}`
}

// Two 32-bit lanes (cyrb53), 53 bits: only the few values under one key are ever held against each other.
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
