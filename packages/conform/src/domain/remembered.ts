const most = 2000
/** Lists that begin alike and are kept; a list after these is worked out each time. */
const alike = 16

/**
 * What is worked out of the texts in a list, remembered: the same conditions, materials and steps stand in record after
 * record. Lists are found by their first text and held against those known: to join them first would cost more than all the rest.
 */
export function remembered<T>(textOf: (item: T) => string, workOut: (texts: readonly string[]) => string): (list: readonly T[]) => string {
  const known = new Map<string, { texts: readonly string[]; found: string }[]>()
  const nothing = workOut([])

  return (list) => {
    if (list.length === 0) return nothing
    const first = textOf(list[0]!)
    let others = known.get(first)
    if (others) for (const one of others) if (isSame(one.texts, list)) return one.found
    const texts = list.map(textOf)
    const found = workOut(texts)
    if (!others) {
      // Bounded: of a country's records each may be unlike all others.
      if (known.size >= most) known.clear()
      known.set(first, (others = []))
    }
    if (others.length < alike) others.push({ texts, found })
    return found
  }

  function isSame(texts: readonly string[], list: readonly T[]): boolean {
    if (texts.length !== list.length) return false
    for (let i = 0; i < texts.length; i++) if (texts[i] !== textOf(list[i]!)) return false
    return true
  }
}

/** Longer texts are worked out each time: they are hardly met twice, and would be held. */
const longest = 200

/** What is worked out of a text, remembered: the same names, codes and numbers stand in record after record. */
export function rememberedText<T extends object | string | number | boolean | null>(workOut: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()

  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const fresh = workOut(text)
    if (text.length <= longest) {
      if (known.size >= most) known.clear()
      known.set(text, fresh)
    }
    return fresh
  }
}
