// Most names are plain Chinese characters and are normal as they stand.
const plain = /^[\u4e00-\u9fff]*$/

let last = ''
let lastNormal = ''

/** A name as it is compared: full and half width alike, without spaces, book-title marks and quotation marks. */
export function normalizeName(name: string): string {
  // A dozen rules ask for the name of one item in turn.
  if (name === last) return lastNormal
  last = name
  lastNormal = plain.test(name) ? name : name.normalize('NFKC').replaceAll(/[\s《》〈〉“”"‘’']/g, '')
  return lastNormal
}
