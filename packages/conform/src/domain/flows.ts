interface Step {
  id?: string
  next?: string[]
}

/** For each step the places of those that follow it; where no step says what follows, they run in their order. */
export function followers(steps: readonly Step[]): number[][] {
  if (steps.every(({ next }) => next === undefined)) return steps.map((_, i) => (i + 1 < steps.length ? [i + 1] : []))
  const places = new Map(steps.map(({ id }, i) => [id, i]))
  return steps.map(({ next = [] }) => next.flatMap((id) => places.get(id) ?? []))
}

/** The places that can be reached from the given ones, these among them. */
export function reached(from: readonly number[], edges: readonly number[][]): Set<number> {
  const found = new Set(from)
  // A set hands out what is added while it is gone through.
  for (const place of found) for (const next of edges[place]!) found.add(next)
  return found
}

/**
 * One shortest cycle for each knot of nodes that lead to each other, beginning at its smallest node; none where nothing
 * leads back. `edges` are nodes by name.
 */
export function* cyclesOf(edges: ReadonlyMap<string, readonly string[]>): Generator<string[]> {
  const done = new Set<string>()
  for (const start of [...edges.keys()].sort()) {
    if (done.has(start)) continue
    const cycle = shortestCycle(start, edges)
    if (!cycle) continue
    for (const node of cycle) done.add(node)
    yield cycle
  }
}

function shortestCycle(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const from = new Map<string, string | undefined>([[start, undefined]])
  // A map hands out what is added while it is gone through: breadth first.
  for (const node of from.keys()) {
    for (const next of [...(edges.get(node) ?? [])].sort()) {
      if (next === start) {
        const path = []
        for (let at: string | undefined = node; at !== undefined; at = from.get(at)) path.unshift(at)
        return path
      }
      if (!from.has(next)) from.set(next, node)
    }
  }
  return undefined
}
