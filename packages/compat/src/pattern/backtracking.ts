import { CharSet, JS } from 'refa'
import { components } from './components.js'
import { buildPositions, type Fragment, type Position } from './positions.js'

/** Most pairs or triples of positions that are followed side by side. Beyond that a pattern counts as ambiguous. */
const maxTuples = 400_000

/** The highest degree that is accepted. A pattern of a higher degree backtracks catastrophically. */
export const maxBacktrackingDegree = 2

/**
 * How the steps of a backtracking matcher grow with the length of a text in the worst case: the degree of a polynomial (1, 2, …),
 * or Infinity for exponential growth and for a pattern that is too large to analyse.
 *
 * Growth is exponential where a loop reads some text in two ways (`^(a+)+$`). It is polynomial where several loops in a row can
 * share one text in any way: `^a*a*a*$` has degree 3. A search that does not begin at `^` is a loop as well, so `a.*b` has
 * degree 2. A repetition of more than 40 counts as a loop. Lookarounds inside loops, which multiply, and back references are not
 * analysed. Throws SyntaxError for an invalid pattern.
 */
export function backtrackingDegree(source: string, flags = 'u'): number {
  const parser = JS.Parser.fromLiteral({ source, flags })
  const { expression, maxCharacter } = parser.parse({ assertions: 'parse', backreferences: 'unknown', simplify: false, maxNodes: 200_000 })
  const roots = [expression.alternatives]
  let degree = 1
  for (let root = 0; root < roots.length; root++) {
    const positions: Position[] = []
    const whole = buildPositions(roots[root]!, { positions, lookarounds: roots, maxCharacter })
    // A lookaround is tried only where it stands. The pattern itself is tried at every index, unless it begins with `^`.
    if (root === 0) addSearchLoop(whole, positions, maxCharacter)
    const component = components(positions.length, (index) => [...positions[index]!.next.keys()].map((position) => position.index))
    if (hasAmbiguousCycle(positions, component)) return Number.POSITIVE_INFINITY
    degree = Math.max(degree, longestLoopChain(positions, component, whole))
  }
  return degree
}

/** Adds the loop that looks for the beginning of a pattern, unless the pattern can begin only at `^`. */
function addSearchLoop({ first }: Fragment, positions: Position[], maxCharacter: number): void {
  const unanchored = [...first].filter(([position]) => position.kind !== 'start')
  if (unanchored.length === 0) return
  const searchLoop: Position = { characters: CharSet.all(maxCharacter), kind: 'letter', next: new Map(unanchored), index: positions.length }
  searchLoop.next.set(searchLoop, 1)
  positions.push(searchLoop)
}

/**
 * Whether one text leads from some position back to itself along two paths. Both paths are followed at once, as pairs of
 * positions. The paths part and meet again exactly if a pair (p, p) and a pair (p, q) with p ≠ q lie on one cycle.
 */
function hasAmbiguousCycle(positions: Position[], component: number[]): boolean {
  const isInner = (from: Position, to: Position) => component[from.index] === component[to.index]
  for (const position of positions) for (const [next, ways] of position.next) if (ways > 1 && isInner(position, next)) return true

  const numbers = new Map<number, number>()
  const pairs: [Position, Position][] = []
  const add = (a: Position, b: Position): number => {
    const key = a.index * positions.length + b.index
    let number = numbers.get(key)
    if (number === undefined) {
      number = pairs.length
      numbers.set(key, number)
      pairs.push([a, b])
    }
    return number
  }
  for (const position of positions) if ([...position.next.keys()].some((next) => isInner(position, next))) add(position, position)
  const edges: number[][] = []
  for (let i = 0; i < pairs.length; i++) {
    if (pairs.length > maxTuples) return true
    const [a, b] = pairs[i]!
    const out: number[] = []
    for (const x of a.next.keys()) {
      if (!isInner(a, x)) continue
      for (const y of b.next.keys()) if (isInner(b, y) && !x.characters.isDisjointWith(y.characters)) out.push(add(x, y))
    }
    edges.push(out)
  }
  const groups = components(pairs.length, (index) => edges[index]!)
  const together = new Set(pairs.flatMap(([a, b], i) => (a === b ? [groups[i]!] : [])))
  return pairs.some(([a, b], i) => a !== b && together.has(groups[i]!))
}

/**
 * The length of the longest chain of loops in which each loop can pass to the next one anywhere in one text. Two loops at
 * positions p and q can do so if one text leads from p to p, from p to q, and from q to q (the criterion of Weber and Seidl for
 * infinite ambiguity). A position where the pattern may end is left out: a matcher that has come so far succeeds.
 */
function longestLoopChain(positions: Position[], component: number[], { last }: Fragment): number {
  const loops = new Map<number, Position[]>()
  for (const position of positions) {
    const loop = component[position.index]!
    if ([...position.next.keys()].every((next) => component[next.index] !== loop)) continue
    loops.set(loop, [...(loops.get(loop) ?? []), position])
  }
  const openPositions = (loop: number) => loops.get(loop)!.filter((position) => !last.has(position))
  const chainLengths = new Map<number, number>()
  for (const loop of [...loops.keys()].sort((a, b) => b - a)) {
    let chain = 1
    for (const [before, length] of chainLengths) {
      if (length < chain || !reachable(loops.get(before)!).has(loops.get(loop)![0]!)) continue
      chain = canShareText(openPositions(before), openPositions(loop), component) ? length + 1 : length
    }
    chainLengths.set(loop, chain)
  }
  return Math.max(1, ...chainLengths.values())
}

/** All positions that can be reached from some positions, which are included. */
function reachable(from: Position[]): Set<Position> {
  const all = new Set(from)
  for (const position of all) for (const next of position.next.keys()) all.add(next)
  return all
}

/**
 * Whether for some p of one loop and q of another a text leads from (p, p, q) to (p, q, q), where the first position stays in
 * its loop and the third in its own. An edge from (p, q, q) back to (p, p, q) is added; such a text exists exactly if both then
 * lie on one cycle.
 */
function canShareText(from: Position[], to: Position[], component: number[]): boolean {
  const numbers = new Map<string, number>()
  const triples: [Position, Position, Position][] = []
  const add = (x: Position, y: Position, z: Position): number => {
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
  const inner = (position: Position) => [...position.next.keys()].filter((next) => component[next.index] === component[position.index])
  const edges: number[][] = []
  for (let i = 0; i < triples.length; i++) {
    if (triples.length > maxTuples) return true
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
  const groups = components(triples.length, (index) => edges[index]!)
  return ends.some(({ start, end }) => end !== undefined && groups[start] === groups[end])
}
