// Most names are plain Chinese characters and are normal as they stand.
const plain = /^[\u4e00-\u9fff]*$/

const normal = new Map<string, string>()

/** A name as it is compared: full and half width alike, without spaces, book-title marks and quotation marks. */
export function normalizeName(name: string): string {
  if (plain.test(name)) return name
  // A dozen rules ask for the name of one item in turn, and the same names stand in record after record.
  let found = normal.get(name)
  if (found === undefined) {
    found = name.normalize('NFKC').replaceAll(/[\s《》〈〉“”"‘’']/g, '')
    if (normal.size >= 5000) normal.clear()
    normal.set(name, found)
  }
  return found
}
