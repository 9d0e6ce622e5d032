import { classify, type SchemaClass } from '../formula/classes.js'
import { compile, keywordLiterals } from '../formula/compile.js'
import type { KeywordLiteral, Literal } from '../formula/formula.js'
import { FormulaTable } from '../formula/formula-table.js'
import type { Answer } from '../model/answer.js'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import type { AppliedSchemas } from '../read/applied-schemas.js'
import { type LinkedDocument, type LinkedSchema, link } from '../read/link.js'
import { defaultLimits, type Limits } from '../solve/budget.js'
import { Search } from '../solve/search.js'
import { shrink } from '../solve/shrink.js'
import { BudgetError, tooLarge } from '../solve/solution.js'
import { validatorOf } from './validator.js'

/** Two schema documents that can be compared, as wholes and part by part. Throws CompareError where one of them cannot be read. */
export class Pair {
  readonly first: LinkedSchema
  readonly second: LinkedSchema
  /** The documents whose roots `first` and `second` are. */
  readonly documents: { first: LinkedDocument; second: LinkedDocument }
  private readonly formulas: FormulaTable
  private readonly search: Search
  private readonly classes: Map<LinkedSchema, SchemaClass>
  private readonly literalsOfClasses = new Map<SchemaClass, KeywordLiteral[]>()

  constructor(
    readonly a: Schema,
    readonly b: Schema,
    limits: Partial<Limits> = {},
  ) {
    this.documents = { first: link(a), second: link(b) }
    this.first = this.documents.first.root
    this.second = this.documents.second.root
    this.classes = classify([this.first, this.second])
    this.formulas = new FormulaTable(compile)
    this.search = new Search(this.formulas, { ...defaultLimits, ...limits })
  }

  /** Whether every instance of one document is an instance of the other. A witness is shrunk and checked by the validators. */
  within(direction: 'firstInSecond' | 'secondInFirst'): Answer {
    const [inner, outer] = direction === 'firstInSecond' ? [this.first, this.second] : [this.second, this.first]
    const first = validatorOf.bind(undefined, this.a, this.documents.first)
    const second = validatorOf.bind(undefined, this.b, this.documents.second)
    const [innerValidator, outerValidator] = direction === 'firstInSecond' ? [first, second] : [second, first]
    const found = this.isSubset([inner], [outer])
    if (found.answer !== 'refuted') return found
    const answer = { ...found, witness: this.shrunk([this.literalOf([inner]), -this.literalOf([outer])], found.witness) }
    try {
      if (innerValidator()(answer.witness) && !outerValidator()(answer.witness)) return answer
    } catch (error) {
      const { message } = error as Error
      return {
        answer: 'unknown',
        reason: { zh: `找到了反例，但校验器读不了模式：${message}`, en: `a witness was found, but the validator cannot read the schema: ${message}` },
      }
    }
    return { answer: 'unknown', reason: { zh: '找到的反例未得到校验器证实', en: 'the validators do not bear out the witness that was found' } }
  }

  /** A smaller witness, as far as the budget allows. */
  private shrunk(literals: Literal[], witness: Json): Json {
    this.search.restart()
    return shrink(this.search, literals, witness)
  }

  /** Whether every instance of `inner` is an instance of `outer`, by the engine alone: a witness is neither shrunk nor checked. */
  isSubset(inner: AppliedSchemas, outer: AppliedSchemas): Answer {
    return this.implies(this.literalOf(inner), this.literalOf(outer))
  }

  /** Whether every instance of `inner` satisfies what one keyword of `outer` asserts. */
  impliesKeyword(inner: AppliedSchemas, outer: AppliedSchemas, keyword: string): Answer {
    return this.implies(this.literalOf(inner), this.formulas.and(outer.flatMap((one) => this.keywordLiterals(one, keyword))))
  }

  /** Whether every object that is an instance of the schemas has a property. */
  requires(schemas: AppliedSchemas, name: string): Answer {
    return this.implies(this.literalOf(schemas), this.formulas.atom({ kind: 'hasProperty', type: 'object', name }))
  }

  /** The keywords of a subschema that assert something. */
  keywords(schema: LinkedSchema): string[] {
    return this.literalsOf(schema).map(([keyword]) => keyword)
  }

  /** A text that is the same for two lists of schemas exactly if a keyword asserts the same in both. */
  keywordKey(schemas: AppliedSchemas, keyword: string): string {
    return [...new Set(schemas.flatMap((one) => this.keywordLiterals(one, keyword)))].sort((a, b) => a - b).join()
  }

  /** Up to `wanted` instances of one of the documents. The validators do not check them. */
  samples(of: 'first' | 'second', wanted: number): Json[] {
    this.search.restart()
    try {
      return this.search.solve([this.literalOf([this[of]])], wanted).values
    } catch (error) {
      if (error instanceof BudgetError) return []
      throw error
    }
  }

  private keywordLiterals(schema: LinkedSchema, keyword: string): Literal[] {
    return this.literalsOf(schema).flatMap(([own, literal]) => (own === keyword ? [literal] : []))
  }

  private literalsOf(schema: LinkedSchema): KeywordLiteral[] {
    const schemaClass = this.classes.get(schema)!
    let known = this.literalsOfClasses.get(schemaClass)
    if (!known) this.literalsOfClasses.set(schemaClass, (known = keywordLiterals(this.formulas, schemaClass)))
    return known
  }

  private literalOf(schemas: AppliedSchemas): Literal {
    return this.formulas.and(schemas.map((one) => this.formulas.literalOf(this.classes.get(one)!)))
  }

  private implies(a: Literal, b: Literal): Answer {
    if (a === b) return { answer: 'proved', reason: { zh: '两者相同', en: 'both say the same' } }
    this.search.restart()
    try {
      const { values, complete, reason } = this.search.solve([a, -b])
      if (values.length > 0) return { answer: 'refuted', witness: values[0]!, reason: witnessShows }
      if (complete) return { answer: 'proved', reason: nothingLeft }
      return { answer: 'unknown', reason: reason ?? tooLarge }
    } catch (error) {
      if (error instanceof BudgetError) return { answer: 'unknown', reason: error.reason }
      throw error
    } finally {
      this.search.restart()
    }
  }
}

const witnessShows: BilingualText = { zh: '有反例', en: 'a witness shows it' }
const nothingLeft: BilingualText = { zh: '逐一推演各种取值，没有例外', en: 'every way of differing leads to a contradiction' }
