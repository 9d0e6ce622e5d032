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

/** Whether a name mentions all of these, one behind the other. One pattern for three of them would take the cube of the length. */
export function mentionsInOrder(name: string, words: readonly RegExp[]): boolean {
  let rest = name
  for (const word of words) {
    const found = word.exec(rest)
    if (!found) return false
    rest = rest.slice(found.index + found[0].length)
  }
  return true
}
