import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import { codePoints } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { AutomatonError, automatonOf } from '../pattern/automaton.js'
import { acceptsFormat, formatAutomata, formatImplies } from '../pattern/formats.js'
import { type LengthBounds, type Membership, maxWordLength, shortestWords } from '../pattern/words.js'
import type { SearchResult } from './solution.js'
import type { Solver } from './solver.js'

/** How many more words than wanted are tried where the languages are not exact. */
const furtherWords = 64

/** The atoms of a string as regular languages. */
interface StringShape {
  lengths: LengthBounds
  /** Every string that satisfies the atoms is in all of these. */
  superset: Membership[]
  /** Every string in all of these satisfies the atoms. Undefined where a pattern cannot be read as an automaton. */
  subset: Membership[] | undefined
  /** Whether the two are the same. */
  isExact: boolean
  /** Why they are not. */
  reason: BilingualText
  /** Formats that the string must have, and must not have. */
  formats: { has: string[]; lacks: string[] }
}

/** Up to `wanted` strings that satisfy the assigned atoms, the shortest first. */
export function solveStrings(
  { formulas, consumeBudget }: Pick<Solver, 'formulas' | 'consumeBudget'>,
  assigned: ReadonlySet<Literal>,
  wanted: number,
): SearchResult {
  const { lengths, superset, subset, isExact, reason, formats } = stringShape(formulas, assigned)
  if (lengths.min > lengths.max) return { values: [], complete: true }
  if (formats.has.some((one) => formats.lacks.some((other) => formatImplies(one, other)))) return { values: [], complete: true }
  const find = (memberships: Membership[], count: number) => shortestWords(memberships, lengths, count, consumeBudget)
  const tooLarge = lengths.min > maxWordLength ? wordTooLong : automataTooLarge
  const inSubset = subset && find(subset, wanted)
  if (isExact) return inSubset ? { values: inSubset.words, complete: inSubset.complete } : { values: [], complete: false, reason: tooLarge }
  if (inSubset && inSubset.words.length >= wanted) return { values: inSubset.words, complete: false }
  const inSuperset = find(superset, wanted + furtherWords)
  const words = [...new Set([...(inSubset?.words ?? []), ...(inSuperset?.words ?? [])])].filter((word) => satisfies(formulas, assigned, word))
  const values = words.slice(0, wanted)
  if (inSuperset?.complete) return { values, complete: words.length <= wanted }
  return { values, complete: false, reason: inSuperset ? reason : tooLarge }
}

function stringShape(formulas: FormulaTable, assigned: ReadonlySet<Literal>): StringShape {
  const lengths: LengthBounds = { min: 0, max: Number.POSITIVE_INFINITY }
  const shape: StringShape = { lengths, superset: [], subset: [], isExact: true, reason: notExact, formats: { has: [], lacks: [] } }
  const addFormat = (name: string, inside: boolean) => {
    const format = formatAutomata(name)
    ;(inside ? shape.formats.has : shape.formats.lacks).push(name)
    if (format.superset !== format.subset) shape.isExact = false
    // The complement of the format's subset is a superset of the complement, and the other way round.
    if (inside) {
      if (format.superset) shape.superset.push({ automaton: format.superset, inside })
      shape.subset?.push({ automaton: format.subset, inside })
    } else {
      shape.superset.push({ automaton: format.subset, inside })
      if (format.superset) shape.subset?.push({ automaton: format.superset, inside })
      else shape.subset = undefined
    }
  }
  for (const literal of assigned) {
    const formula = formulas.formula(literal)
    const inside = literal > 0
    if (formula.kind === 'minLength') {
      if (inside) lengths.min = Math.max(lengths.min, formula.count)
      else lengths.max = Math.min(lengths.max, formula.count - 1)
    } else if (formula.kind === 'maxLength') {
      if (inside) lengths.max = Math.min(lengths.max, formula.count)
      else lengths.min = Math.max(lengths.min, formula.count + 1)
    } else if (formula.kind === 'format') addFormat(formula.name, inside)
    else if (formula.kind === 'pattern') {
      try {
        const membership = { automaton: automatonOf(formula.source), inside }
        shape.superset.push(membership)
        shape.subset?.push(membership)
      } catch (error) {
        if (!(error instanceof AutomatonError)) throw error
        shape.isExact = false
        shape.subset = undefined
        shape.reason = error.isRegular ? automataTooLarge : notRegular
      }
    }
  }
  return shape
}

const automataTooLarge: BilingualText = { zh: '正则表达式的自动机过大', en: 'the automata of the patterns grow too large' }
const wordTooLong: BilingualText = { zh: `反例要长于 ${maxWordLength} 字，写不出来`, en: `a witness would have more than ${maxWordLength} characters` }
const notRegular: BilingualText = {
  zh: '正则表达式含无法化为自动机的环视或反向引用',
  en: 'a pattern with lookaround or back references that no automaton reads',
}
const notExact: BilingualText = { zh: '格式无法精确表达为正则语言', en: 'a format that is not exactly a regular language here' }

/** Whether a text satisfies the atoms, by the validators' own checks instead of automata. */
function satisfies(formulas: FormulaTable, assigned: ReadonlySet<Literal>, text: string): boolean {
  for (const literal of assigned) {
    const formula = formulas.formula(literal)
    if (formula.kind === 'format' && acceptsFormat(formula.name, text) !== literal > 0) return false
    if (formula.kind === 'pattern' && new RegExp(formula.source, 'u').test(text) !== literal > 0) return false
    if (formula.kind === 'minLength' && codePoints(text) >= formula.count !== literal > 0) return false
    if (formula.kind === 'maxLength' && codePoints(text) <= formula.count !== literal > 0) return false
  }
  return true
}
