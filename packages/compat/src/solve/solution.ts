import { canonical, type Json } from '../model/json.js'
import type { BilingualText } from '../model/text.js'

/** Values of a conjunction, each of them certain, and whether it has no others, which is claimed only where it is proved. */
export interface SearchResult {
  values: Json[]
  complete: boolean
  /** Why it cannot be said that there are no others. */
  why?: BilingualText
}

export const tooLarge: BilingualText = { zh: '组合过多，已停止查找', en: 'too many combinations: the search was stopped' }

/** The search has taken more steps than it may. */
export class BudgetError extends Error {}

/** So many patterns for names that their combinations are not looked at. */
export class TooManyPatterns extends Error {}

/** Different values from several branches; complete when every branch was. */
export class SolutionSet {
  readonly values: Json[] = []
  private readonly texts = new Set<string>()
  private complete = true
  private why: BilingualText | undefined

  constructor(private readonly wanted: number) {}

  add({ values, complete, why }: SearchResult): void {
    for (const value of values) {
      const text = canonical(value)
      if (this.texts.has(text)) continue
      this.texts.add(text)
      if (this.values.length < this.wanted) this.values.push(value)
      else this.complete = false
    }
    if (!complete) {
      this.complete = false
      this.why ??= why
    }
  }

  /** Says that something was left untried. */
  giveUp(why: BilingualText): void {
    this.complete = false
    this.why ??= why
  }

  /** How many more are wanted. */
  get missing(): number {
    return Math.max(0, this.wanted - this.values.length)
  }

  get isFull(): boolean {
    return this.values.length >= this.wanted
  }

  /** What was gathered; that there is no more can only be said while there was room for more. */
  found(): SearchResult {
    return { values: this.values, complete: this.complete && !this.isFull, ...(this.why && { why: this.why }) }
  }
}
