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
