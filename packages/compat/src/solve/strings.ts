import type { Literal } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'
import { codePoints } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { LanguageError, languageOf } from '../pattern/automaton.js'
import { acceptsFormat, formatLanguages } from '../pattern/formats.js'
import { findWords, type Lengths, type Side } from '../pattern/words.js'
import type { SearchResult } from './solution.js'

/** Strings that satisfy the atoms assigned. */
export function findInStrings(forms: Forms, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  const lengths: Lengths = { min: 0, max: Number.POSITIVE_INFINITY }
  // No string that satisfies the atoms is outside `outer`; every string of `inner` satisfies them.
  const outer: Side[] = []
  const inner: Side[] = []
  const ruledOut: string[] = []
  let certain = true
  for (const literal of assigned) {
    const form = forms.form(literal)
    const inside = literal > 0
    if (form.kind === 'minLength') inside ? (lengths.min = Math.max(lengths.min, form.count)) : (lengths.max = Math.min(lengths.max, form.count - 1))
    else if (form.kind === 'maxLength') inside ? (lengths.max = Math.min(lengths.max, form.count)) : (lengths.min = Math.max(lengths.min, form.count + 1))
    else if (form.kind === 'pattern') {
      try {
        const side = { language: languageOf(form.source), inside }
        outer.push(side)
        inner.push(side)
      } catch (error) {
        if (!(error instanceof LanguageError)) throw error
        certain = false
      }
    } else if (form.kind === 'format') {
      const format = formatLanguages(form.name)
      if (inside) {
        if (format.outer) outer.push({ language: format.outer, inside })
        inner.push({ language: format.inner, inside })
      } else {
        outer.push({ language: format.inner, inside })
        if (format.outer) inner.push({ language: format.outer, inside })
      }
      if (format.outer !== format.inner) certain = false
    } else if (form.kind === 'enum' && !inside) for (const value of form.values) if (typeof value === 'string') ruledOut.push(value)
  }
  if (lengths.min > lengths.max) return { values: [], complete: true }
  const within = findWords(inner, lengths, wanted)
  if (certain || (within && within.words.length >= wanted))
    return within ? { values: within.words, complete: within.complete } : { values: [], complete: false, why: large }
  const around = findWords(outer, lengths, wanted)
  if (around?.complete && around.words.every((word) => ruledOut.includes(word))) return { values: [], complete: true }
  const values = [...new Set([...(within?.words ?? []), ...(around?.words ?? [])])].filter((word) => satisfies(forms, assigned, word))
  return { values, complete: false, why: around ? doubtful : large }
}

const large: BilingualText = { zh: '正则表达式的自动机过大', en: 'the automata of the patterns grow too large' }
const doubtful: BilingualText = {
  zh: '正则表达式含环视或反向引用，或格式无法精确表达为正则语言',
  en: 'a pattern with lookaround or back references, or a format that is not exactly a regular language here',
}

function satisfies(forms: Forms, assigned: ReadonlySet<Literal>, text: string): boolean {
  for (const literal of assigned) {
    const form = forms.form(literal)
    if (form.kind === 'format' && acceptsFormat(form.name, text) !== literal > 0) return false
    if (form.kind === 'pattern' && new RegExp(form.source, 'u').test(text) !== literal > 0) return false
    if (form.kind === 'minLength' && codePoints(text) >= form.count !== literal > 0) return false
    if (form.kind === 'maxLength' && codePoints(text) <= form.count !== literal > 0) return false
  }
  return true
}
