import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import { codePoints } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { AutomatonError, automatonOf } from '../pattern/automaton.js'
import { acceptsFormat, formatAutomata } from '../pattern/formats.js'
import { type LengthBounds, type Membership, shortestWords } from '../pattern/words.js'
import type { SearchResult } from './solution.js'

/** Up to `wanted` strings that satisfy the assigned atoms, the shortest first. */
export function solveStrings(formulas: FormulaTable, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  const lengths: LengthBounds = { min: 0, max: Number.POSITIVE_INFINITY }
  // Every string that satisfies the atoms is in `superset`; every string in `subset` satisfies them. The two differ unless `isExact`.
  const superset: Membership[] = []
  const subset: Membership[] = []
  const excluded: string[] = []
  let isExact = true
  for (const literal of assigned) {
    const formula = formulas.formula(literal)
    const inside = literal > 0
    switch (formula.kind) {
      case 'minLength':
        if (inside) lengths.min = Math.max(lengths.min, formula.count)
        else lengths.max = Math.min(lengths.max, formula.count - 1)
        break
      case 'maxLength':
        if (inside) lengths.max = Math.min(lengths.max, formula.count)
        else lengths.min = Math.max(lengths.min, formula.count + 1)
        break
      case 'pattern':
        try {
          const membership = { automaton: automatonOf(formula.source), inside }
          superset.push(membership)
          subset.push(membership)
        } catch (error) {
          if (!(error instanceof AutomatonError)) throw error
          isExact = false
        }
        break
      case 'format': {
        const format = formatAutomata(formula.name)
        // The complement of the format's subset is a superset of the complement, and the other way round.
        if (inside) {
          if (format.superset) superset.push({ automaton: format.superset, inside })
          subset.push({ automaton: format.subset, inside })
        } else {
          superset.push({ automaton: format.subset, inside })
          if (format.superset) subset.push({ automaton: format.superset, inside })
        }
        if (format.superset !== format.subset) isExact = false
        break
      }
      case 'enum':
        if (!inside) for (const value of formula.values) if (typeof value === 'string') excluded.push(value)
    }
  }
  if (lengths.min > lengths.max) return { values: [], complete: true }
  const inSubset = shortestWords(subset, lengths, wanted)
  if (isExact || (inSubset && inSubset.words.length >= wanted))
    return inSubset ? { values: inSubset.words, complete: inSubset.complete } : { values: [], complete: false, reason: automataTooLarge }
  const inSuperset = shortestWords(superset, lengths, wanted)
  if (inSuperset?.complete && inSuperset.words.every((word) => excluded.includes(word))) return { values: [], complete: true }
  const values = [...new Set([...(inSubset?.words ?? []), ...(inSuperset?.words ?? [])])].filter((word) => satisfies(formulas, assigned, word))
  return { values, complete: false, reason: inSuperset ? notRegular : automataTooLarge }
}

const automataTooLarge: BilingualText = { zh: '正则表达式的自动机过大', en: 'the automata of the patterns grow too large' }
const notRegular: BilingualText = {
  zh: '正则表达式含环视或反向引用，或格式无法精确表达为正则语言',
  en: 'a pattern with lookaround or back references, or a format that is not exactly a regular language here',
}

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
