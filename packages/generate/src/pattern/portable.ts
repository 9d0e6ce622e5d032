import { type Concatenation, DFA, type Element, JS, NFA, type NoParent } from 'refa'

// Patterns are read by the engines of many languages. What is written here is what ECMAScript, Python, Java, Go and Rust read alike.

/** Where engines let `$` stand before the end of a text: Python before a line feed, Java before each of these. */
const lineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029']

/** Escapes that mean one character in every engine: of punctuation, and of tab, line feed, return and form feed. */
const portableEscape = /^\\[.\-/()[\]{}*+?^$|\\ntrf]$/
/** Texts inside a class that an engine reads as an operation on classes. */
const classOperation = /(?<!\\)\[|&&|--|~~|\|\|/

/** The parts of a pattern: escapes, classes with what stands inside, beginnings of groups, single characters. */
const token = /\\.|\[((?:\\.|[^\]\\])*)\]|\(\?.|./gsu

/** Why engines could read a pattern in different ways, or undefined where all agree. */
export function patternProblem(pattern: string): string | undefined {
  for (const [text, inside] of pattern.matchAll(token)) {
    const escapes = inside === undefined ? (text.startsWith('\\') ? [text] : []) : (inside.match(/\\./gsu) ?? [])
    const foreign = escapes.find((one) => !portableEscape.test(one))
    if (foreign) return `${foreign} means different characters in different engines; expected a written-out class such as [0-9]`
    if (text === '.') return 'a dot leaves out different line ends in different engines; expected a class such as [^/]'
    if (inside !== undefined && classOperation.test(inside)) return `[${inside}] is an operation on classes in some engines; expected escapes such as \\[`
    if (text.startsWith('(?') && text !== '(?:') return `${text} is unknown to some engines; expected (?:…)`
  }
  const body = bodyOf(pattern)
  if (body === undefined) return 'expected ^…$, and between them neither ^, $ nor an | outside of a group'
  const open = lineEnds.find((end) => !isClosedUnder(body, end) && mayHold(body, end))
  if (open) return `holds ${codePoint(open)}, but not at its end, where some engines let $ stand before it`
  return undefined
}

/** Fewest and most code points of a text that a pattern takes; `most` may be Infinity, as it is of a pattern without `^` or `$`. */
export function lengthsOf(pattern: string): { least: number; most: number } {
  const body = bodyOf(pattern)
  return body === undefined ? { least: 0, most: Number.POSITIVE_INFINITY } : lengthsOfAny(parsed(body).alternatives)
}

/** The line ends that a pattern refuses, and before which an engine may let `$` stand: `"420000\n"` passes `^[0-9]{6}$` in Python. */
export function refusedLineEnds(pattern: string): string[] {
  const body = bodyOf(pattern)
  return body === undefined ? [] : lineEnds.filter((end) => !isClosedUnder(body, end))
}

/** What stands between `^` and `$`; undefined where they do not hold the whole. */
function bodyOf(pattern: string): string | undefined {
  const tokens = [...pattern.matchAll(token)].map(([text]) => text)
  const inner = tokens.slice(1, -1)
  if (tokens[0] !== '^' || tokens.at(-1) !== '$' || inner.includes('^') || inner.includes('$')) return undefined
  let depth = 0
  for (const text of inner) {
    if (text.startsWith('(')) depth++
    else if (text === ')') depth--
    else if (text === '|' && depth === 0) return undefined
  }
  return inner.join('')
}

function parsed(source: string) {
  return JS.Parser.fromLiteral({ source, flags: 'u' }).parse({ assertions: 'parse', backreferences: 'throw' }).expression
}

function lengthsOfAny(alternatives: readonly NoParent<Concatenation>[]): { least: number; most: number } {
  const lengths = alternatives.map(({ elements }) => lengthsOfAll(elements))
  return { least: Math.min(...lengths.map(({ least }) => least)), most: Math.max(...lengths.map(({ most }) => most)) }
}

function lengthsOfAll(elements: readonly NoParent<Element>[]): { least: number; most: number } {
  let [least, most] = [0, 0]
  for (const one of elements) {
    if (one.type === 'Assertion') continue
    const inner = 'alternatives' in one ? lengthsOfAny(one.alternatives) : { least: 1, most: 1 }
    const [min, max] = one.type === 'Quantifier' ? [one.min, one.max] : [1, 1]
    least += min * inner.least
    most += inner.most === 0 ? 0 : max * inner.most
  }
  return { least, most }
}

/** Whether every text of the language may be followed by `end`. */
function isClosedUnder(body: string, end: string): boolean {
  const others = languageOf(body)
  others.complement()
  return DFA.fromIntersection(languageOf(`(?:${body})${end}`), others).isEmpty
}

/** Whether a text of the language holds `character`. */
function mayHold(body: string, character: string): boolean {
  return !DFA.fromIntersection(languageOf(body), languageOf(`[^]*${character}[^]*`)).isEmpty
}

function languageOf(source: string): DFA {
  return DFA.fromFA(NFA.fromRegex(parsed(source), { maxCharacter: 0x10ffff }))
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
