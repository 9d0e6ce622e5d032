// Most names consist of Chinese characters only and need no normalization.
const plain = /^[\u4e00-\u9fff]*$/

const normalized = new Map<string, string>()

/** Normalizes a name for comparison: full-width characters as half-width; without spaces, book-title marks and quotation marks. */
export function normalizeName(name: string): string {
  if (plain.test(name)) return name
  // A dozen rules ask for the name of the same item in turn, and the same names occur in record after record.
  let found = normalized.get(name)
  if (found === undefined) {
    found = name.normalize('NFKC').replaceAll(/[\s《》〈〉“”"‘’']/g, '')
    if (normalized.size >= 5000) normalized.clear()
    normalized.set(name, found)
  }
  return found
}

/** Whether a name contains matches of all patterns, one after another. A single pattern for three of them would take cubic time. */
export function mentionsInOrder(name: string, words: readonly RegExp[]): boolean {
  let rest = name
  for (const word of words) {
    const found = word.exec(rest)
    if (!found) return false
    rest = rest.slice(found.index + found[0].length)
  }
  return true
}
