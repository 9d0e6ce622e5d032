import { type Class, classify } from '../formula/classes.js'
import { compile, pieces } from '../formula/compile.js'
import type { Literal, Piece } from '../formula/formula.js'
import { Forms } from '../formula/formula-table.js'
import type { Answer } from '../model/answer.js'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import { type Linked, link } from '../read/link.js'
import type { View } from '../read/view.js'
import { Search } from '../solve/search.js'
import { shrink } from '../solve/shrink.js'
import { BudgetError, TooManyPatterns, tooLarge } from '../solve/solution.js'
import { validator } from './validator.js'

/** Two documents made comparable. Throws CompareError where one of them cannot be read. */
export class Pair {
  readonly first: Linked
  readonly second: Linked
  private readonly forms: Forms
  private readonly search: Search
  private readonly classes: Map<Linked, Class>
  private readonly pieced = new Map<Class, Piece[]>()

  constructor(
    readonly a: Schema,
    readonly b: Schema,
  ) {
    this.first = link(a)
    this.second = link(b)
    this.classes = classify([this.first, this.second])
    this.forms = new Forms(compile)
    this.search = new Search(this.forms)
  }

  /** Whether two subschemas are written the same, references followed and annotations left out. */
  isSame(one: Linked, other: Linked): boolean {
    return this.classes.get(one) === this.classes.get(other)
  }

  /** Whether every instance of `inner` is one of `outer`; by the engine alone: a witness is neither made small nor put to the validators. */
  subset(inner: View, outer: View): Answer {
    return this.implies(this.literal(inner), this.literal(outer))
  }

  /** Whether what some keywords of a view say holds for every instance of another view. */
  keywordHolds(inner: View, outer: View, keyword: string): Answer {
    return this.implies(this.literal(inner), this.forms.and(outer.flatMap((one) => this.said(one, keyword))))
  }

  /** Whether every instance of a view that is an object has a property. */
  requires(view: View, name: string): Answer {
    return this.implies(this.literal(view), this.forms.atom({ kind: 'has', of: 'object', name }))
  }

  /** The keywords of a subschema that say something. */
  keywords(one: Linked): string[] {
    return this.pieces(one).map(([keyword]) => keyword)
  }

  /** The literal numbers of what a keyword says in a view, to tell two views apart by. */
  keywordText(view: View, keyword: string): string {
    return [...new Set(view.flatMap((one) => this.said(one, keyword)))].sort((a, b) => a - b).join()
  }

  private said(one: Linked, keyword: string): Literal[] {
    return this.pieces(one).flatMap(([own, literal]) => (own === keyword ? [literal] : []))
  }

  private pieces(one: Linked): Piece[] {
    const own = this.classes.get(one)!
    let known = this.pieced.get(own)
    if (!known) this.pieced.set(own, (known = pieces(this.forms, own)))
    return known
  }

  private literal(view: View): Literal {
    return this.forms.and(view.map((one) => this.forms.of(this.classes.get(one)!)))
  }

  private implies(a: Literal, b: Literal): Answer {
    if (a === b) return { answer: 'proved', reason: { zh: '两者相同', en: 'both say the same' } }
    this.search.restart()
    try {
      const { values, complete, why } = this.search.solve([a, -b])
      if (values.length > 0) return { answer: 'refuted', witness: values[0]!, reason: shown }
      if (complete) return { answer: 'proved', reason: exhausted }
      return { answer: 'unknown', reason: why ?? tooLarge }
    } catch (error) {
      if (error instanceof BudgetError || error instanceof TooManyPatterns) return { answer: 'unknown', reason: tooLarge }
      throw error
    } finally {
      this.search.restart()
    }
  }

  /** Whether the instances of the first are instances of the second, or the other way round; a witness is made small and put to the validators. */
  within(direction: 'firstInSecond' | 'secondInFirst'): Answer {
    const [inner, outer] = direction === 'firstInSecond' ? [this.first, this.second] : [this.second, this.first]
    const [innerSchema, outerSchema] = direction === 'firstInSecond' ? [this.a, this.b] : [this.b, this.a]
    const found = this.subset([inner], [outer])
    if (found.answer !== 'refuted') return found
    const answer = { ...found, witness: shrink(this.forms, [this.literal([inner]), -this.literal([outer])], found.witness) }
    try {
      if (validator(innerSchema)(answer.witness) && !validator(outerSchema)(answer.witness)) return answer
    } catch (error) {
      const { message } = error as Error
      return {
        answer: 'unknown',
        reason: { zh: `找到了反例，但校验器读不了模式：${message}`, en: `a witness was found, but the validator cannot read the schema: ${message}` },
      }
    }
    return { answer: 'unknown', reason: { zh: '找到的反例未得到校验器证实', en: 'the validators do not bear out the witness that was found' } }
  }

  /** Up to so many instances of one of the two, found by the engine. */
  samples(of: 'first' | 'second', wanted: number): Json[] {
    this.search.restart()
    try {
      return this.search.solve([this.literal([this[of]])], wanted).values
    } catch (error) {
      if (error instanceof BudgetError || error instanceof TooManyPatterns) return []
      throw error
    }
  }
}

const shown: BilingualText = { zh: '有反例', en: 'a witness shows it' }
const exhausted: BilingualText = { zh: '逐一推演各种取值，没有例外', en: 'every way of differing leads to a contradiction' }
