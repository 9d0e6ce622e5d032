// No text of these data holds the unit separator: control characters are no part of names, codes or sentences.
const separator = '\u001f'

/** Several parts as one fact. */
export function pack(...parts: (string | number | undefined)[]): string {
  let out = ''
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? ''
    if (i > 0) out += separator
    out += typeof part === 'string' && part.includes(separator) ? part.replaceAll(separator, ' ') : part
  }
  return out
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
