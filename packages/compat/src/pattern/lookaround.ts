import { CharSet, type Concatenation, type Element, type NoParent } from 'refa'
import type { Automaton } from './deterministic.js'
import { edgeOf } from './edge.js'

/** A node of the network of a pattern. It holds at a place in a text if the rest of the text can be read from it on. */
type Node =
  | { kind: 'found' }
  | { kind: 'either'; next: number[] }
  | { kind: 'letter'; characters: CharSet; next: number }
  | { kind: 'end'; next: number }
  | { kind: 'ahead'; body: number; negate: boolean; next: number }
  /** `behind` is the number of a condition on what stands before the place. */
  | { kind: 'behind'; behind: number; negate: boolean; next: number }

/** A pattern in which more than these lookarounds look at what stands before is not read. */
const maxConditions = 4
/** Most steps of building an automaton. */
const maxWork = 40_000_000

/** Why a pattern with lookarounds cannot be read: it is too large, or of a form that is not supported. */
export class LookaroundError extends Error {
  constructor(readonly isRegular: boolean) {
    super('lookaround')
  }
}

/**
 * The automaton of all texts in which a pattern with lookarounds is found. What holds at a place follows from the next letter, from
 * what holds after it, and, for `^` and lookbehinds, from what stands before it. So it is computed from the end of the text to its
 * beginning, and the automaton that results is reversed. `automatonOf` builds the automata of what lookbehinds look for. Throws
 * LookaroundError for a lookahead or `$` in a lookbehind, and for an automaton of more than `maxStates` states.
 */
export function lookaroundAutomaton(
  alternatives: NoParent<Concatenation>[],
  automatonOf: (alternatives: NoParent<Concatenation>[]) => Automaton,
  maxStates: number,
): Automaton {
  const network = new Network(automatonOf)
  const start = network.search(network.alternatives(alternatives, network.add({ kind: 'found' })))
  const letters = lettersOf([
    ...network.nodes.flatMap((node) => (node.kind === 'letter' ? [...node.characters.ranges] : [])),
    ...network.conditions.flatMap(rangesOf),
  ])
  return reversed(network, start, letters, maxStates)
}

class Network {
  readonly nodes: Node[] = []
  /** In how many lookaheads each node stands. */
  readonly levels: number[] = []
  private level = 0
  /** What may stand before a place: the automata of the texts that do. */
  readonly conditions: Automaton[] = []
  private readonly conditionNumbers = new Map<string, number>()

  constructor(private readonly automatonOf: (alternatives: NoParent<Concatenation>[]) => Automaton) {}

  add(node: Node): number {
    this.nodes.push(node)
    this.levels.push(this.level)
    if (this.nodes.length > 20_000) throw new LookaroundError(true)
    return this.nodes.length - 1
  }

  /** Finds the pattern at this place or at a later one. */
  search(found: number): number {
    const loop: Node = { kind: 'either', next: [found] }
    const start = this.add(loop)
    loop.next.push(this.add({ kind: 'letter', characters: CharSet.all(0x10ffff), next: start }))
    return start
  }

  alternatives(all: NoParent<Concatenation>[], next: number): number {
    const firsts = all.map(({ elements }) => [...elements].reverse().reduce((after, element) => this.element(element, after), next))
    return firsts.length === 1 ? firsts[0]! : this.add({ kind: 'either', next: firsts })
  }

  private element(one: NoParent<Element>, next: number): number {
    switch (one.type) {
      case 'CharacterClass':
        return this.add({ kind: 'letter', characters: one.characters, next })
      case 'Alternation':
        return this.alternatives(one.alternatives, next)
      case 'Quantifier':
        return this.repeated(one.alternatives, one.min, one.max, next)
      case 'Assertion': {
        if (edgeOf(one) === 'end') return this.add({ kind: 'end', next })
        if (one.kind === 'ahead') return this.add({ kind: 'ahead', body: this.lookedFor(one.alternatives), negate: one.negate, next })
        return this.add({ kind: 'behind', behind: this.condition(one.alternatives), negate: one.negate, next })
      }
      default:
        throw new LookaroundError(false)
    }
  }

  private lookedFor(body: NoParent<Concatenation>[]): number {
    this.level++
    const start = this.alternatives(body, this.add({ kind: 'found' }))
    this.level--
    return start
  }

  private repeated(body: NoParent<Concatenation>[], min: number, max: number, next: number): number {
    let after = next
    if (max === Number.POSITIVE_INFINITY) {
      const loop: Node = { kind: 'either', next: [next] }
      after = this.add(loop)
      loop.next.push(this.alternatives(body, after))
    } else for (let i = min; i < max; i++) after = this.add({ kind: 'either', next: [next, this.alternatives(body, after)] })
    for (let i = 0; i < min; i++) after = this.alternatives(body, after)
    return after
  }

  /** The number of the condition that a lookbehind states. */
  private condition(alternatives: NoParent<Concatenation>[]): number {
    if (!alternatives.every(looksOnlyBack)) throw new LookaroundError(false)
    const key = JSON.stringify(alternatives, (name, value) => (name === 'parent' || name === 'source' ? undefined : value))
    let number = this.conditionNumbers.get(key)
    if (number === undefined) {
      if (this.conditions.length === maxConditions) throw new LookaroundError(true)
      number = this.conditions.length
      this.conditionNumbers.set(key, number)
      this.conditions.push(this.automatonOf(alternatives))
    }
    return number
  }
}

/** Whether a part of a lookbehind has no lookahead and no `$`: these would look beyond the place. */
function looksOnlyBack({ elements }: NoParent<Concatenation>): boolean {
  return elements.every((one) => {
    if (one.type === 'Assertion') return one.kind === 'behind' && one.alternatives.every(looksOnlyBack)
    return one.type === 'CharacterClass' || (one.type !== 'Unknown' && one.alternatives.every(looksOnlyBack))
  })
}

type Range = { min: number; max: number }

const rangesOf = ({ moves }: Automaton): Range[] => moves.flatMap((own) => own.map(({ from, to }) => ({ min: from, max: to })))

/** The parts of Unicode that the ranges do not tell apart. */
function lettersOf(ranges: Range[]): Range[] {
  const cuts = [...new Set([0, ...ranges.flatMap(({ min, max }) => [min, max + 1])])].filter((cut) => cut <= 0x10ffff).sort((a, b) => a - b)
  return cuts.map((min, i) => ({ min, max: (cuts[i + 1] ?? 0x110000) - 1 }))
}

/** What holds at a place: the nodes from which the rest of the text can be read, as a text of 0 and 1. */
type Truth = string

/** The deterministic automaton that reads a text from its end, and then that automaton reversed and made deterministic. */
function reversed({ nodes, levels, conditions }: Network, start: number, letters: Range[], maxStates: number): Automaton {
  let work = 0
  const count = (steps: number) => {
    work += steps
    if (work > maxWork) throw new LookaroundError(true)
  }
  // Only what a letter leads to, and the start, is kept of what holds at a place.
  const kept = [...new Set([start, ...nodes.flatMap((node) => (node.kind === 'letter' ? [node.next] : []))])]
  const keptAt = new Map(kept.map((node, i) => [node, i]))
  const byLevel = [...new Set(levels)].sort((a, b) => b - a).map((level) => nodes.flatMap((_, number) => (levels[number] === level ? [number] : [])))
  // For each letter, which nodes read it.
  const reads = letters.map(({ min }) => Uint8Array.from(nodes, (node) => Number(node.kind === 'letter' && node.characters.has(min))))
  const combinations = 2 ** conditions.length
  const ends = Array.from({ length: combinations }, (_, bits) => truthAt(undefined, '', bits))
  const truths = new Map<Truth, number>()
  const list: Truth[] = []
  const numberOf = (truth: Truth): number => {
    let number = truths.get(truth)
    if (number === undefined) {
      if (list.length >= maxStates) throw new LookaroundError(true)
      truths.set(truth, (number = list.length))
      list.push(truth)
    }
    return number
  }
  const endNumbers = ends.map(numberOf)
  // before[bits][letter][truth]: what holds before the letter, if that truth holds after it.
  const before = Array.from({ length: combinations }, () => letters.map(() => [] as number[]))
  for (let i = 0; i < list.length; i++) {
    for (let bits = 0; bits < combinations; bits++) {
      letters.forEach((_, l) => {
        before[bits]![l]![i] = numberOf(truthAt(l, list[i]!, bits))
      })
    }
  }
  return determinised()

  function truthAt(letter: number | undefined, after: Truth, bits: number): Truth {
    const holds = new Uint8Array(nodes.length)
    // What a lookahead looks for is decided before the lookahead is. Within one level, what holds can only become more.
    for (const level of byLevel) {
      for (let again = true; again; ) {
        again = false
        count(level.length)
        for (const number of level) {
          if (holds[number] || !holdsAt(nodes[number]!, number)) continue
          holds[number] = 1
          again = true
        }
      }
    }
    return kept.map((node) => holds[node]).join('')

    function holdsAt(node: Node, number: number): boolean {
      if (node.kind === 'found') return true
      if (node.kind === 'either') return node.next.some((next) => holds[next])
      if (node.kind === 'letter') return letter !== undefined && after[keptAt.get(node.next)!] === '1' && reads[letter]![number] === 1
      if (!holds[node.next]) return false
      if (node.kind === 'end') return letter === undefined
      if (node.kind === 'ahead') return (holds[node.body] === 1) !== node.negate
      return ((bits >> node.behind) & 1) === (node.negate ? 0 : 1)
    }
  }

  function determinised(): Automaton {
    const numbers = new Map<string, number>()
    const states: { set: number[]; behind: number[] }[] = []
    const add = (set: number[], behind: number[]): number => {
      const key = `${set.join()} ${behind.join()}`
      let number = numbers.get(key)
      if (number === undefined) {
        if (states.length >= maxStates) throw new LookaroundError(true)
        numbers.set(key, (number = states.length))
        states.push({ set, behind })
      }
      return number
    }
    const startAt = keptAt.get(start)!
    add(
      list.flatMap((truth, i) => (truth[startAt] === '1' ? [i] : [])),
      conditions.map(() => 0),
    )
    const automaton: Automaton = { accepting: [], moves: [] }
    for (let i = 0; i < states.length; i++) {
      const { set, behind } = states[i]!
      const bits = behind.reduce((sum, state, c) => sum + (state >= 0 && conditions[c]!.accepting[state] ? 2 ** c : 0), 0)
      automaton.accepting.push(set.includes(endNumbers[bits]!))
      const members = new Set(set)
      const moves: Automaton['moves'][number] = []
      letters.forEach((letter, l) => {
        count(list.length)
        const next = list.flatMap((_, after) => (members.has(before[bits]![l]![after]!) ? [after] : []))
        if (next.length === 0) return
        const target = add(
          next,
          behind.map((state, c) => conditions[c]!.moves[state]?.find(({ from, to }) => from <= letter.min && letter.min <= to)?.next ?? -1),
        )
        const last = moves.at(-1)
        if (last?.next === target && last.to === letter.min - 1) last.to = letter.max
        else moves.push({ from: letter.min, to: letter.max, next: target })
      })
      automaton.moves.push(moves)
    }
    return automaton
  }
}
