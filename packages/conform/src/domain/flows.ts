import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import { normalizeName } from './names.js'

interface Step {
  id?: string
  next?: string[]
}

/** The steps whose time counts toward a limit: not those that are said not to, nor those that the limit excludes by name. */
export function countedSteps<S extends { name: string; countsTowardLimit?: boolean }>(steps: readonly S[], limit: TimeLimit | undefined): readonly S[] {
  const excluded = limit?.exclusions?.map(normalizeName) ?? []
  return steps.filter(({ name, countsTowardLimit }) => countsTowardLimit !== false && !excluded.includes(normalizeName(name)))
}

/** For each step, the indices of the steps that follow it. If no step has `next`, the steps follow in order. */
export function successors(steps: readonly Step[]): number[][] {
  if (steps.every(({ next }) => next === undefined)) return steps.map((_, i) => (i + 1 < steps.length ? [i + 1] : []))
  const indices = new Map(steps.map(({ id }, i) => [id, i]))
  return steps.map(({ next = [] }) => next.flatMap((id) => indices.get(id) ?? []))
}

/** The nodes that can be reached from the given ones, including those. `edges` are the successors by index. */
export function reachable(from: readonly number[], edges: readonly number[][]): Set<number> {
  const found = new Set(from)
  // The iteration includes elements that are added during it.
  for (const node of found) for (const next of edges[node]!) found.add(next)
  return found
}

/**
 * Yields shortest cycles: for each start node, in order, that is on no cycle found before, one cycle through it. `edges` are the
 * successors by node.
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
  // The iteration includes entries that are added during it: a breadth-first search.
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
