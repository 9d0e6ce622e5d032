import { CharSet, JS } from 'refa'
import { components } from './components.js'
import { type Part, type Place, write } from './positions.js'

/** Pairs and triples of places that are followed side by side. */
const mostTogether = 400_000

/** The greatest power that is let pass: beyond it a pattern counts as backtracking catastrophically. */
export const mostSteps = 2

/**
 * The power of the length of a text with which the steps of a matcher that goes back on its steps may grow: 1, 2, …; Infinity
 * where they grow exponentially. That is so where a loop reads some text in two ways; a power comes from loops in a row that
 * can share one text between them in any way (`^a*a*a*$`: 3; a search that begins anywhere is a loop as well, so `a.*b`: 2).
 * A repetition of more than forty counts as a loop. Not seen are lookarounds inside loops, which multiply, and back references.
 * Infinity as well for a pattern that is too large to be followed. Throws SyntaxError where the pattern is none.
 */
export function stepsOf(source: string, flags = 'u'): number {
  const parser = JS.Parser.fromLiteral({ source, flags })
  const { expression, maxCharacter } = parser.parse({ assertions: 'parse', backreferences: 'unknown', simplify: false, maxNodes: 200_000 })
  const roots = [expression.alternatives]
  let most = 1
  for (let root = 0; root < roots.length; root++) {
    const places: Place[] = []
    const whole = write(roots[root]!, { places, lookarounds: roots, maxCharacter })
    // A lookaround is tried where it stands; the pattern itself wherever it is not held to the beginning.
    if (root === 0) search(whole, places, maxCharacter)
    const component = components(places.length, (index) => [...places[index]!.next.keys()].map((place) => place.index))
    if (hasAmbiguousCycle(places, component)) return Number.POSITIVE_INFINITY
    most = Math.max(most, loopsInRow(places, component, whole))
  }
  return most
}

/** Puts before a pattern that may begin anywhere the loop that seeks its beginning. */
function search({ first }: Part, places: Place[], maxCharacter: number): void {
  const anywhere = [...first].filter(([place]) => place.kind !== 'start')
  if (anywhere.length === 0) return
  const seek: Place = { characters: CharSet.all(maxCharacter), kind: 'letter', next: new Map(anywhere), index: places.length }
  seek.next.set(seek, 1)
  places.push(seek)
}

/**
 * Two ways around: some place is reached from itself by one text along two paths. Both paths are followed at once, as pairs;
 * they part and meet again exactly if a pair of one place and a pair of two lie on one cycle.
 */
function hasAmbiguousCycle(places: Place[], component: number[]): boolean {
  const isInner = (from: Place, to: Place) => component[from.index] === component[to.index]
  for (const place of places) for (const [next, ways] of place.next) if (ways > 1 && isInner(place, next)) return true

  const numbers = new Map<number, number>()
  const pairs: [Place, Place][] = []
  const add = (a: Place, b: Place): number => {
    const key = a.index * places.length + b.index
    let number = numbers.get(key)
    if (number === undefined) {
      number = pairs.length
      numbers.set(key, number)
      pairs.push([a, b])
    }
    return number
  }
  for (const place of places) if ([...place.next.keys()].some((next) => isInner(place, next))) add(place, place)
  const edges: number[][] = []
  for (let i = 0; i < pairs.length; i++) {
    if (pairs.length > mostTogether) return true
    const [a, b] = pairs[i]!
    const out: number[] = []
    for (const x of a.next.keys()) {
      if (!isInner(a, x)) continue
      for (const y of b.next.keys()) if (isInner(b, y) && !x.characters.isDisjointWith(y.characters)) out.push(add(x, y))
    }
    edges.push(out)
  }
  const group = components(pairs.length, (index) => edges[index]!)
  const together = new Set(pairs.flatMap(([a, b], i) => (a === b ? [group[i]!] : [])))
  return pairs.some(([a, b], i) => a !== b && together.has(group[i]!))
}

/**
 * The longest row of loops of which each can hand over to the next anywhere in one text: p reads v back to p, q reads v back
 * to q, and from p to q leads v as well (Weber and Seidl's criterion of infinite ambiguity). A place where the pattern may
 * end hands nothing over: a matcher that has come so far succeeds.
 */
function loopsInRow(places: Place[], component: number[], { last }: Part): number {
  const loops = new Map<number, Place[]>()
  for (const place of places) {
    const own = component[place.index]!
    if ([...place.next.keys()].every((next) => component[next.index] !== own)) continue
    loops.set(own, [...(loops.get(own) ?? []), place])
  }
  const open = (own: number) => loops.get(own)!.filter((place) => !last.has(place))
  const rows = new Map<number, number>()
  for (const own of [...loops.keys()].sort((a, b) => b - a)) {
    let row = 1
    for (const [before, length] of rows) {
      if (length < row || !reachable(loops.get(before)!).has(loops.get(own)![0]!)) continue
      row = handsOver(open(before), open(own), component) ? length + 1 : length
    }
    rows.set(own, row)
  }
  return Math.max(1, ...rows.values())
}

/** All that is reached from some places. */
function reachable(from: Place[]): Set<Place> {
  const all = new Set(from)
  for (const place of all) for (const next of place.next.keys()) all.add(next)
  return all
}

/**
 * Whether for some p and q a text leads from (p, p, q) to (p, q, q), the first staying in its loop, the last in its own.
 * An edge back from the end to the beginning makes that a cycle, and no other cycle holds both: whoever is at q can follow
 * the last one from there.
 */
function handsOver(from: Place[], to: Place[], component: number[]): boolean {
  const numbers = new Map<string, number>()
  const triples: [Place, Place, Place][] = []
  const add = (x: Place, y: Place, z: Place): number => {
    const key = `${x.index} ${y.index} ${z.index}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = triples.length
      numbers.set(key, number)
      triples.push([x, y, z])
    }
    return number
  }
  const starts = from.flatMap((p) => to.map((q) => ({ start: add(p, p, q), p, q })))
  const inner = (place: Place) => [...place.next.keys()].filter((next) => component[next.index] === component[place.index])
  const edges: number[][] = []
  for (let i = 0; i < triples.length; i++) {
    if (triples.length > mostTogether) return true
    const [x, y, z] = triples[i]!
    const out: number[] = []
    for (const nextX of inner(x)) {
      for (const nextZ of inner(z)) {
        const both = nextX.characters.intersect(nextZ.characters)
        if (both.isEmpty) continue
        for (const nextY of y.next.keys()) {
          const isBetween = component[nextY.index]! <= component[x.index]! && component[nextY.index]! >= component[z.index]!
          if (isBetween && !both.isDisjointWith(nextY.characters)) out.push(add(nextX, nextY, nextZ))
        }
      }
    }
    edges.push(out)
  }
  const ends = starts.map(({ p, q, start }) => ({ start, end: numbers.get(`${p.index} ${q.index} ${q.index}`) }))
  for (const { start, end } of ends) if (end !== undefined) edges[end]!.push(start)
  const group = components(triples.length, (index) => edges[index]!)
  return ends.some(({ start, end }) => end !== undefined && group[start] === group[end])
}
