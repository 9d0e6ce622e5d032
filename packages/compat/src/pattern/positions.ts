import { CharSet, type Concatenation, type Element, type NoParent } from 'refa'
import { edgeOf } from './edge.js'

/**
 * Most copies in which a counted repetition (`a{3}`) is written out. Beyond that, the required copies are cut down to
 * `fewCopies` and the optional ones become a loop.
 */
const maxCopies = 40
const fewCopies = 6

/** A position of the Glushkov automaton of a pattern: one occurrence of a character class, or of `^` or `$`, which read nothing. */
export interface Position {
  characters: CharSet
  kind: 'letter' | 'start' | 'end'
  /** In how many ways which positions may follow. */
  next: Map<Position, number>
  index: number
}

/** A part of a pattern. */
export interface Fragment {
  /** In how many ways the fragment can match the empty text. */
  emptyWays: number
  /** In how many ways the fragment can begin and end at which positions. */
  first: Map<Position, number>
  last: Map<Position, number>
}

/** What is collected from a pattern. Lookarounds are collected apart: each is tried on its own. */
interface Collected {
  positions: Position[]
  lookarounds: NoParent<Concatenation>[][]
  maxCharacter: number
}

/** Builds the positions of a pattern (Glushkov construction). The alternatives are those of the pattern or of one lookaround. */
export function buildPositions(alternatives: NoParent<Concatenation>[], { positions, lookarounds, maxCharacter }: Collected): Fragment {
  return anyOf(alternatives)

  function anyOf(all: NoParent<Concatenation>[]): Fragment {
    const out: Fragment = { emptyWays: 0, first: new Map(), last: new Map() }
    for (const { elements } of all) {
      const fragment = elements.map(element).reduce(concatenate, emptyFragment())
      out.emptyWays += fragment.emptyWays
      addWays(out.first, fragment.first, 1)
      addWays(out.last, fragment.last, 1)
    }
    return out
  }

  function element(one: NoParent<Element>): Fragment {
    switch (one.type) {
      case 'CharacterClass':
        return single(position(one.characters, 'letter'))
      case 'Alternation':
        return anyOf(one.alternatives)
      case 'Quantifier':
        return repeat(one.alternatives, one.min, one.max)
      case 'Assertion': {
        const edge = edgeOf(one)
        if (edge) return single(position(CharSet.empty(maxCharacter), edge))
        lookarounds.push(one.alternatives)
        return emptyFragment()
      }
      default:
        return emptyFragment()
    }
  }

  function position(characters: CharSet, kind: Position['kind']): Position {
    const created: Position = { characters, kind, next: new Map(), index: positions.length }
    positions.push(created)
    return created
  }

  function repeat(body: NoParent<Concatenation>[], min: number, max: number): Fragment {
    let out = emptyFragment()
    for (let i = 0; i < (min > maxCopies ? fewCopies : min); i++) out = concatenate(out, anyOf(body))
    if (max === min) return out
    if (max > maxCopies) return concatenate(out, loop(anyOf(body)))
    // Optional copies are nested, `(a(a)?)?` for `a{0,2}`, so that there is one way, not several, to leave some out.
    let rest = emptyFragment()
    for (let i = min; i < max; i++) {
      const more = concatenate(anyOf(body), rest)
      rest = { ...more, emptyWays: more.emptyWays + 1 }
    }
    return concatenate(out, rest)
  }
}

const single = (position: Position): Fragment => ({ emptyWays: 0, first: new Map([[position, 1]]), last: new Map([[position, 1]]) })

const emptyFragment = (): Fragment => ({ emptyWays: 1, first: new Map(), last: new Map() })

function loop(body: Fragment): Fragment {
  for (const [position, ways] of body.last) addWays(position.next, body.first, ways)
  return { ...body, emptyWays: 1 }
}

function concatenate(a: Fragment, b: Fragment): Fragment {
  for (const [position, ways] of a.last) addWays(position.next, b.first, ways)
  const first = new Map(a.first)
  if (a.emptyWays > 0) addWays(first, b.first, a.emptyWays)
  const last = new Map(b.last)
  if (b.emptyWays > 0) addWays(last, a.last, b.emptyWays)
  return { emptyWays: a.emptyWays * b.emptyWays, first, last }
}

/** Adds ways, each `times` as many. More than one is all that matters, so the count stops at 9 and cannot overflow. */
function addWays(into: Map<Position, number>, from: Map<Position, number>, times: number): void {
  for (const [position, ways] of from) into.set(position, Math.min(9, (into.get(position) ?? 0) + ways * times))
}
