/**
 * Chooses one entry from each list so that no two choices are equal, by augmenting paths (a maximum bipartite matching).
 * Undefined where that is impossible.
 */
export function chooseDistinct(lists: readonly (readonly string[])[]): string[] | undefined {
  const listOf = new Map<string, number>()
  const assign = (list: number, tried: Set<string>): boolean => {
    for (const entry of lists[list]!) {
      if (tried.has(entry)) continue
      tried.add(entry)
      const other = listOf.get(entry)
      if (other !== undefined && !assign(other, tried)) continue
      listOf.set(entry, list)
      return true
    }
    return false
  }
  for (let list = 0; list < lists.length; list++) if (!assign(list, new Set())) return undefined
  const chosen: string[] = []
  for (const [entry, list] of listOf) chosen[list] = entry
  return chosen
}

/** Every way to take one entry from each list, in lexicographic order of the indices. */
export function* cartesianProduct<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  if (lists.some((list) => list.length === 0)) return
  const indices = lists.map(() => 0)
  for (;;) {
    yield lists.map((list, i) => list[indices[i]!]!)
    let i = lists.length - 1
    while (i >= 0 && ++indices[i]! >= lists[i]!.length) indices[i--] = 0
    if (i < 0) return
  }
}

/** Every way to take `size` entries of a list, in lexicographic order of the indices. */
export function* subsets<T>(list: readonly T[], size: number): Generator<T[]> {
  if (size > list.length) return
  const indices = Array.from({ length: size }, (_, i) => i)
  for (;;) {
    yield indices.map((index) => list[index]!)
    let i = size - 1
    while (i >= 0 && indices[i] === list.length - size + i) i--
    if (i < 0) return
    indices[i]!++
    for (let j = i + 1; j < size; j++) indices[j] = indices[j - 1]! + 1
  }
}
