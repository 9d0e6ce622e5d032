import { CharSet, type Concatenation, DFA, type Element, ENFA, type Expression, JS, type NoParent } from 'refa'

/**
 * A regular language over code points, as a deterministic automaton that may stop: state 0 is the first, a missing
 * transition leads nowhere.
 */
export interface Language {
  accepting: boolean[]
  /** For each state its transitions in ascending order: from code point, to code point, next state. */
  moves: { from: number; to: number; next: number }[][]
}

/** A pattern that is no regular language, or too large a one. */
export class LanguageError extends Error {}

const unicode = 0x10ffff
/** Two characters behind the last of Unicode stand for `^` and `$`: read like letters, then erased. */
const startMark = unicode + 1
const endMark = unicode + 2
const maximum = unicode + 2
/** States an automaton may have. */
const states = 6000

const languages = new Map<string, Language | LanguageError>()
/** The texts that have a match for a pattern. Throws LanguageError where lookarounds, back references or size are in the way. */
export function languageOf(source: string): Language {
  let known = languages.get(source)
  if (!known) {
    try {
      known = build(source)
    } catch (error) {
      known = new LanguageError((error as Error).message)
    }
    languages.set(source, known)
  }
  if (known instanceof LanguageError) throw known
  return known
}

function build(source: string): Language {
  const parsed = JS.Parser.fromLiteral({ source, flags: 'u' }).parse({ assertions: 'parse', backreferences: 'throw', maxNodes: 50_000 })
  const written = marked(parsed.expression)
  const any = CharSet.fromRange(maximum, { min: 0, max: unicode })
  const start = CharSet.fromCharacter(maximum, startMark)
  const end = CharSet.fromCharacter(maximum, endMark)
  const options = { maxCharacter: maximum }
  const factory = () => new ENFA.LimitedNodeFactory(states * 4)
  // A text with marks: any number of `^` before it and of `$` behind it; around nothing they may stand in any order.
  const frame = {
    type: 'Expression' as const,
    alternatives: [concatenation(repeat(start, 0), repeat(any, 1), repeat(end, 0)), concatenation(repeat(start.union(end), 0))],
  } as unknown as NoParent<Expression>
  const everything = { type: 'CharacterClass' as const, characters: CharSet.all(maximum) }
  const search = {
    type: 'Expression' as const,
    alternatives: [
      concatenation(
        quantified([{ type: 'Concatenation', elements: [everything] }], 0),
        { type: 'Alternation', alternatives: written },
        quantified([{ type: 'Concatenation', elements: [everything] }], 0),
      ),
    ],
  } as unknown as NoParent<Expression>
  const framed = DFA.fromIntersection(
    ENFA.fromRegex(search, options, {}, factory()),
    ENFA.fromRegex(frame, options, {}, factory()),
    new DFA.LimitedNodeFactory(states * 4),
  )
  const whole = DFA.fromFA(erase(framed), new DFA.LimitedNodeFactory(states))
  whole.minimize()
  return table(whole)
}

type Loose = { type: string; [part: string]: unknown }
const concatenation = (...elements: unknown[]) => ({ type: 'Concatenation', elements })
const quantified = (alternatives: unknown[], min: number) => ({ type: 'Quantifier', alternatives, min, max: Number.POSITIVE_INFINITY, lazy: false })
const repeat = (characters: CharSet, min: number) => quantified([concatenation({ type: 'CharacterClass', characters })], min)

/** The alternatives of an expression with `^` and `$` as letters and every class within Unicode. */
function marked(expression: NoParent<Expression>): Loose[] {
  const alternative = ({ elements }: NoParent<Concatenation>): Loose => ({ type: 'Concatenation', elements: elements.map(element) })
  const element = (one: NoParent<Element>): Loose => {
    switch (one.type) {
      case 'CharacterClass':
        return { type: 'CharacterClass', characters: new (CharSet as unknown as new (max: number, ranges: unknown) => CharSet)(maximum, one.characters.ranges) }
      case 'Alternation':
        return { type: 'Alternation', alternatives: one.alternatives.map(alternative) }
      case 'Quantifier':
        return { type: 'Quantifier', alternatives: one.alternatives.map(alternative), min: one.min, max: one.max, lazy: one.lazy }
      case 'Assertion': {
        const [only] = one.alternatives
        const [inner] = only?.elements ?? []
        const isEdge = one.negate && one.alternatives.length === 1 && only?.elements.length === 1 && inner?.type === 'CharacterClass' && inner.characters.isAll
        if (!isEdge) throw new LanguageError('lookaround')
        return { type: 'CharacterClass', characters: CharSet.fromCharacter(maximum, one.kind === 'behind' ? startMark : endMark) }
      }
      default:
        throw new LanguageError('not regular')
    }
  }
  return expression.alternatives.map(alternative)
}

/** The automaton with the marks read for nothing. */
function erase(framed: DFA): ENFA {
  const builder = new ENFA.Builder(new ENFA.LimitedNodeFactory(states * 40))
  const nodes = new Map<DFA.ReadonlyNode, ENFA.Node>()
  const node = (one: DFA.ReadonlyNode): ENFA.Node => {
    let copy = nodes.get(one)
    if (!copy) nodes.set(one, (copy = builder.createNode()))
    return copy
  }
  const link = (from: ENFA.Node, to: ENFA.Node, via: CharSet | null): void => {
    // Two nodes have one link only: each further one goes by a node of its own.
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
      if (min <= unicode) letters.set(to, [...(letters.get(to) ?? []), { min, max: Math.min(max, unicode) }])
    }
    for (const [to, ranges] of letters) link(node(from), node(to), CharSet.empty(maximum).union(ranges as never))
  }
  return ENFA.fromBuilder(builder, { maxCharacter: maximum })
}

function table(automaton: DFA): Language {
  const order = [...automaton.nodes()]
  const initial = order.indexOf(automaton.initial)
  ;[order[0], order[initial]] = [order[initial]!, order[0]!]
  const index = new Map(order.map((one, i) => [one, i]))
  const moves = order.map((one) =>
    [...one.out].map(([{ min, max }, next]) => ({ from: min as number, to: max as number, next: index.get(next)! })).sort((a, b) => a.from - b.from),
  )
  return { accepting: order.map((one) => automaton.finals.has(one)), moves }
}
