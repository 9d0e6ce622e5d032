/**
 * Chooses for each list one of its entries so that no two choices are equal, by augmenting paths; undefined where that
 * cannot be done. Entries are compared by their text.
 */
export function chooseDistinct(lists: readonly (readonly string[])[]): string[] | undefined {
  const owner = new Map<string, number>()
  const place = (list: number, tried: Set<string>): boolean => {
    for (const entry of lists[list]!) {
      if (tried.has(entry)) continue
      tried.add(entry)
      const other = owner.get(entry)
      if (other !== undefined && !place(other, tried)) continue
      owner.set(entry, list)
      return true
    }
    return false
  }
  for (let list = 0; list < lists.length; list++) if (!place(list, new Set())) return undefined
  const chosen: string[] = []
  for (const [entry, list] of owner) chosen[list] = entry
  return chosen
}

/** Every way to take one entry of each list, in the order in which the least indices come first; at most so many. */
export function* products<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  if (lists.some((list) => list.length === 0)) return
  const at = lists.map(() => 0)
  for (;;) {
    yield lists.map((list, i) => list[at[i]!]!)
    let i = lists.length - 1
    while (i >= 0 && ++at[i]! >= lists[i]!.length) at[i--] = 0
    if (i < 0) return
  }
}
