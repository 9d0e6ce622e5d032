import { CharSet, type Concatenation, DFA, type Element, ENFA, type Expression, JS, type NoParent } from 'refa'
import type { Automaton } from './deterministic.js'
import { edgeOf } from './edge.js'
import { LookaroundError, lookaroundAutomaton } from './lookaround.js'

/** A pattern whose automaton is too large, or that cannot be read as one: `isRegular` is false. */
export class AutomatonError extends Error {
  constructor(
    message: string,
    readonly isRegular: boolean,
  ) {
    super(message)
  }
}

const lastCodePoint = 0x10ffff
// `^` and `$` are first read as two letters beyond the last code point, and then erased from the automaton.
const startMark = lastCodePoint + 1
const endMark = lastCodePoint + 2
const maxCharacter = lastCodePoint + 2
/** Most states an automaton may have, and on the way to it. */
const maxStates = 6000
const maxNodes = 60_000
/** Most states of the automaton of a pattern with lookarounds. */
const maxLookaroundStates = 2000

const automata = new Map<string, Automaton | AutomatonError>()

/**
 * The automaton of all texts in which a pattern is found. Throws AutomatonError for a lookaround within a lookbehind that
 * looks ahead, for a back reference that cannot be written out, and for an automaton of more than 6,000 states.
 */
export function automatonOf(source: string): Automaton {
  let known = automata.get(source)
  if (!known) {
    try {
      known = buildAutomaton(source)
    } catch (error) {
      known = error instanceof AutomatonError ? error : new AutomatonError((error as Error).message, !/backreference/i.test((error as Error).message))
    }
    automata.set(source, known)
  }
  if (known instanceof AutomatonError) throw known
  return known
}

function buildAutomaton(source: string): Automaton {
  const parsed = JS.Parser.fromLiteral({ source, flags: 'u' }).parse({ assertions: 'parse', backreferences: 'throw', maxNodes: 100_000 })
  return hasLookaround(parsed.expression.alternatives) ? fromLookaround(parsed.expression) : fromMarked(withMarks(parsed.expression))
}

function hasLookaround(alternatives: NoParent<Concatenation>[]): boolean {
  return alternatives.some(({ elements }) =>
    elements.some((one) => {
      if (one.type === 'Assertion') return edgeOf(one) === undefined
      return 'alternatives' in one && hasLookaround(one.alternatives)
    }),
  )
}

function fromLookaround({ alternatives }: NoParent<Expression>): Automaton {
  // What stands before a place ends there: it is found where `$` follows.
  const endingIn = (behind: NoParent<Concatenation>[]) => {
    const end = {
      type: 'Assertion',
      kind: 'ahead',
      negate: true,
      alternatives: [concatenation({ type: 'CharacterClass', characters: CharSet.all(lastCodePoint) })],
    }
    const expression = { type: 'Expression', alternatives: [concatenation({ type: 'Alternation', alternatives: behind }, end)] }
    return fromMarked(withMarks(expression as unknown as NoParent<Expression>))
  }
  try {
    return lookaroundAutomaton(alternatives, endingIn, maxLookaroundStates)
  } catch (error) {
    throw error instanceof LookaroundError ? new AutomatonError(error.message, error.isRegular) : error
  }
}

function fromMarked(marked: RefaNode[]): Automaton {
  const any = CharSet.fromRange(maxCharacter, { min: 0, max: lastCodePoint })
  const start = CharSet.fromCharacter(maxCharacter, startMark)
  const end = CharSet.fromCharacter(maxCharacter, endMark)
  const options = { maxCharacter }
  const factory = () => new ENFA.LimitedNodeFactory(maxNodes)
  // The marks may be repeated: `^` before the text, `$` behind it. Around the empty text they may stand in any order.
  const frame = {
    type: 'Expression' as const,
    alternatives: [concatenation(repeat(start, 0), repeat(any, 1), repeat(end, 0)), concatenation(repeat(start.union(end), 0))],
  } as unknown as NoParent<Expression>
  const everything = { type: 'CharacterClass' as const, characters: CharSet.all(maxCharacter) }
  const search = {
    type: 'Expression' as const,
    alternatives: [
      concatenation(
        quantified([{ type: 'Concatenation', elements: [everything] }], 0),
        { type: 'Alternation', alternatives: marked },
        quantified([{ type: 'Concatenation', elements: [everything] }], 0),
      ),
    ],
  } as unknown as NoParent<Expression>
  const framed = DFA.fromIntersection(
    ENFA.fromRegex(search, options, {}, factory()),
    ENFA.fromRegex(frame, options, {}, factory()),
    new DFA.LimitedNodeFactory(maxNodes),
  )
  const whole = DFA.fromFA(eraseMarks(framed), new DFA.LimitedNodeFactory(maxStates * 3))
  whole.minimize()
  return toAutomaton(whole)
}

type RefaNode = { type: string; [part: string]: unknown }
const concatenation = (...elements: unknown[]) => ({ type: 'Concatenation', elements })
const quantified = (alternatives: unknown[], min: number) => ({ type: 'Quantifier', alternatives, min, max: Number.POSITIVE_INFINITY, lazy: false })
const repeat = (characters: CharSet, min: number) => quantified([concatenation({ type: 'CharacterClass', characters })], min)

/** The alternatives of an expression, with `^` and `$` as letters and with every character class limited to Unicode. */
function withMarks(expression: NoParent<Expression>): RefaNode[] {
  const alternative = ({ elements }: NoParent<Concatenation>): RefaNode => ({ type: 'Concatenation', elements: elements.map(element) })
  const element = (one: NoParent<Element>): RefaNode => {
    switch (one.type) {
      case 'CharacterClass':
        return {
          type: 'CharacterClass',
          characters: new (CharSet as unknown as new (max: number, ranges: unknown) => CharSet)(maxCharacter, one.characters.ranges),
        }
      case 'Alternation':
        return { type: 'Alternation', alternatives: one.alternatives.map(alternative) }
      case 'Quantifier':
        return { type: 'Quantifier', alternatives: one.alternatives.map(alternative), min: one.min, max: one.max, lazy: one.lazy }
      case 'Assertion': {
        const edge = edgeOf(one)
        if (!edge) throw new AutomatonError('lookaround', false)
        return { type: 'CharacterClass', characters: CharSet.fromCharacter(maxCharacter, edge === 'start' ? startMark : endMark) }
      }
      default:
        throw new AutomatonError('not regular', false)
    }
  }
  return expression.alternatives.map(alternative)
}

/** The automaton in which the marks are read without consuming a character. */
function eraseMarks(framed: DFA): ENFA {
  const builder = new ENFA.Builder(new ENFA.LimitedNodeFactory(maxNodes * 10))
  const nodes = new Map<DFA.ReadonlyNode, ENFA.Node>()
  const node = (one: DFA.ReadonlyNode): ENFA.Node => {
    let copy = nodes.get(one)
    if (!copy) nodes.set(one, (copy = builder.createNode()))
    return copy
  }
  const link = (from: ENFA.Node, to: ENFA.Node, via: CharSet | null): void => {
    // refa allows one link between two nodes, so every link goes through a node of its own.
    const between = builder.createNode()
    builder.linkNodes(from, between, via)
    builder.linkNodes(between, to, null)
  }
  link(builder.initial, node(framed.initial), null)
  for (const from of framed.nodes()) {
    if (framed.finals.has(from)) link(node(from), builder.final, null)
    const letters = new Map<DFA.ReadonlyNode, { min: number; max: number }[]>()
    for (const [{ min, max }, to] of from.out) {
      if (max >= startMark) link(node(from), node(to), null)
      if (min <= lastCodePoint) letters.set(to, [...(letters.get(to) ?? []), { min, max: Math.min(max, lastCodePoint) }])
    }
    for (const [to, ranges] of letters) link(node(from), node(to), CharSet.empty(maxCharacter).union(ranges as never))
  }
  return ENFA.fromBuilder(builder, { maxCharacter })
}

function toAutomaton(automaton: DFA): Automaton {
  const order = [...automaton.nodes()]
  const initial = order.indexOf(automaton.initial)
  ;[order[0], order[initial]] = [order[initial]!, order[0]!]
  const index = new Map(order.map((one, i) => [one, i]))
  const moves = order.map((one) =>
    [...one.out].map(([{ min, max }, next]) => ({ from: min as number, to: max as number, next: index.get(next)! })).sort((a, b) => a.from - b.from),
  )
  return { accepting: order.map((one) => automaton.finals.has(one)), moves }
}
