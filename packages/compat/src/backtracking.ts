import { type CharSet, type Concatenation, type Element, JS, type NoParent } from 'refa'

/** Copies that a counted repetition is written out in; beyond that a few stand for many. */
const copies = 40
const fewCopies = 6
/** Pairs of places that are followed side by side. */
const mostPairs = 400_000

/** One character of a pattern, and how often it may be followed by which others. */
interface Place {
  characters: CharSet
  next: Map<Place, number>
  index: number
}

/** A part of a pattern: in how many ways it may be empty, and where it begins and ends. */
interface Part {
  empty: number
  first: Map<Place, number>
  last: Map<Place, number>
}

/**
 * Whether some text can be read by a loop of the pattern in two ways, so that a matcher that goes back on its steps may take
 * time exponential in the length of the text: the automaton of its characters has an ambiguous cycle. A pattern that is too
 * large to be followed counts as such. Throws SyntaxError where the pattern is none.
 */
export function isCatastrophic(source: string, flags = 'u'): boolean {
  const parser = JS.Parser.fromLiteral({ source, flags })
  const { expression } = parser.parse({ assertions: 'parse', backreferences: 'unknown', simplify: false, maxNodes: 200_000 })
  const roots = [expression.alternatives]
  for (let alternatives = roots.pop(); alternatives; alternatives = roots.pop()) {
    const places: Place[] = []
    read(alternatives, places, roots)
    if (hasAmbiguousCycle(places)) return true
  }
  return false
}

/** Writes a pattern out in its places; lookarounds are kept for themselves. */
function read(alternatives: NoParent<Concatenation>[], places: Place[], lookarounds: NoParent<Concatenation>[][]): Part {
  return either(alternatives)

  function either(all: NoParent<Concatenation>[]): Part {
    const out: Part = { empty: 0, first: new Map(), last: new Map() }
    for (const { elements } of all) {
      const part = elements.map(element).reduce(join, nothing())
      out.empty += part.empty
      addAll(out.first, part.first, 1)
      addAll(out.last, part.last, 1)
    }
    return out
  }

  function element(one: NoParent<Element>): Part {
    switch (one.type) {
      case 'CharacterClass': {
        const place: Place = { characters: one.characters, next: new Map(), index: places.length }
        places.push(place)
        return { empty: 0, first: new Map([[place, 1]]), last: new Map([[place, 1]]) }
      }
      case 'Alternation':
        return either(one.alternatives)
      case 'Quantifier':
        return repeat(one.alternatives, one.min, one.max)
      case 'Assertion':
        lookarounds.push(one.alternatives)
        return nothing()
      default:
        return nothing()
    }
  }

  function repeat(body: NoParent<Concatenation>[], min: number, max: number): Part {
    const most = max === Number.POSITIVE_INFINITY ? min : max
    const scale = (count: number) => (most > copies ? Math.min(count, fewCopies) : count)
    let out = nothing()
    for (let i = 0; i < scale(min); i++) out = join(out, either(body))
    if (max === Number.POSITIVE_INFINITY) return join(out, loop(either(body)))
    // What may be left out is nested, so that leaving it out is one way and not many.
    let rest = nothing()
    for (let i = scale(min); i < scale(max); i++) {
      const more = join(either(body), rest)
      rest = { ...more, empty: more.empty + 1 }
    }
    return join(out, rest)
  }
}

const nothing = (): Part => ({ empty: 1, first: new Map(), last: new Map() })

function loop(body: Part): Part {
  for (const [place, ways] of body.last) addAll(place.next, body.first, ways)
  return { ...body, empty: 1 }
}

function join(a: Part, b: Part): Part {
  for (const [place, ways] of a.last) addAll(place.next, b.first, ways)
  const first = new Map(a.first)
  if (a.empty > 0) addAll(first, b.first, a.empty)
  const last = new Map(b.last)
  if (b.empty > 0) addAll(last, a.last, b.empty)
  return { empty: a.empty * b.empty, first, last }
}

function addAll(into: Map<Place, number>, from: Map<Place, number>, times: number): void {
  for (const [place, ways] of from) into.set(place, Math.min(9, (into.get(place) ?? 0) + ways * times))
}

/**
 * Two ways around: some place is reached from itself by one text along two paths. Both paths are followed at once, as pairs;
 * they part and meet again exactly if a pair of one place and a pair of two lie on one cycle.
 */
function hasAmbiguousCycle(places: Place[]): boolean {
  const component = components(places.length, (index) => [...places[index]!.next.keys()].map((place) => place.index))
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
    if (pairs.length > mostPairs) return true
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

/** The strongly connected component of every node (Tarjan, without recursion). */
function components(count: number, next: (node: number) => number[]): number[] {
  const component = new Array<number>(count).fill(-1)
  const order = new Array<number>(count).fill(-1)
  const low = new Array<number>(count).fill(0)
  const open: number[] = []
  let time = 0
  let found = 0
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    const path: { node: number; rest: number[] }[] = [{ node: root, rest: [...next(root)] }]
    order[root] = low[root] = time++
    open.push(root)
    while (path.length > 0) {
      const { node, rest } = path.at(-1)!
      const to = rest.pop()
      if (to !== undefined) {
        if (order[to] === -1) {
          order[to] = low[to] = time++
          open.push(to)
          path.push({ node: to, rest: [...next(to)] })
        } else if (component[to] === -1) low[node] = Math.min(low[node]!, order[to]!)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) low[above.node] = Math.min(low[above.node]!, low[node]!)
      if (low[node] !== order[node]) continue
      for (let one = open.pop()!; ; one = open.pop()!) {
        component[one] = found
        if (one === node) break
      }
      found++
    }
  }
  return component
}
