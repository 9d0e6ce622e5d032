// Most names are plain Chinese characters and are normal as they stand.
const plain = /^[\u4e00-\u9fff]*$/

/** A name as it is compared: full and half width alike, without spaces, book-title marks and quotation marks. */
export function normalizeName(name: string): string {
  return plain.test(name) ? name : name.normalize('NFKC').replaceAll(/[\s《》〈〉“”"‘’']/g, '')
}
