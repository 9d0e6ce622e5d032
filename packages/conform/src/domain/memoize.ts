/** Number of keys after which a memo is cleared. */
const keyLimit = 2000
/** Number of lists with the same first text that are memoised. */
const listsPerKey = 16

/**
 * Memoises a function of the texts in a list: the same conditions, materials and steps occur in record after record. Lists are found
 * by their first text and then compared: joining all texts to a key would cost more than everything else.
 */
export function memoizeList<T>(textOf: (item: T) => string, compute: (texts: readonly string[]) => string): (list: readonly T[]) => string {
  const memo = new Map<string, { texts: readonly string[]; result: string }[]>()
  const emptyResult = compute([])

  return (list) => {
    if (list.length === 0) return emptyResult
    const first = textOf(list[0]!)
    let candidates = memo.get(first)
    if (candidates) for (const candidate of candidates) if (isSame(candidate.texts, list)) return candidate.result
    const texts = list.map(textOf)
    const result = compute(texts)
    if (!candidates) {
      // Bounded: every record of a country may be unique.
      if (memo.size >= keyLimit) memo.clear()
      memo.set(first, (candidates = []))
    }
    if (candidates.length < listsPerKey) candidates.push({ texts, result })
    return result
  }

  function isSame(texts: readonly string[], list: readonly T[]): boolean {
    if (texts.length !== list.length) return false
    for (let i = 0; i < texts.length; i++) if (texts[i] !== textOf(list[i]!)) return false
    return true
  }
}

/** Longer texts are not memoised: they hardly ever repeat and would take memory. */
const lengthLimit = 200

/** Memoises a function of a text: the same names, codes and numbers occur in record after record. */
export function memoizeText<T extends object | string | number | boolean | null>(compute: (text: string) => T): (text: string) => T {
  const memo = new Map<string, T>()

  return (text) => {
    const known = memo.get(text)
    if (known !== undefined) return known
    const result = compute(text)
    if (text.length <= lengthLimit) {
      if (memo.size >= keyLimit) memo.clear()
      memo.set(text, result)
    }
    return result
  }
}
