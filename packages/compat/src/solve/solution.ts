import { canonical, type Json } from '../model/json.js'
import type { BilingualText } from '../model/text.js'

/** What a search found: values of which each is certain. `complete` is claimed only where it is proved that there are no others. */
export interface SearchResult {
  values: Json[]
  complete: boolean
  /** Why there may be others. */
  reason?: BilingualText
}

export const tooLarge: BilingualText = { zh: '组合过多，已停止查找', en: 'too many combinations: the search was stopped' }

/** A value would be too large to be built. */
export const witnessTooLarge: BilingualText = { zh: '反例要有太多项或字段，写不出来', en: 'a witness would have too many items or properties' }

/** The search has used up its steps or its time. */
export class BudgetError extends Error {
  constructor(readonly reason: BilingualText = tooLarge) {
    super(reason.en)
  }
}

/** Collects up to `wanted` different values from several branches. The result is complete only if every branch was. */
export class SolutionSet {
  readonly values: Json[] = []
  private readonly seen = new Set<string>()
  private complete = true
  private reason: BilingualText | undefined

  constructor(private readonly wanted: number) {}

  /** Adds what one branch found. */
  add({ values, complete, reason }: SearchResult): void {
    for (const value of values) {
      const text = canonical(value)
      if (this.seen.has(text)) continue
      this.seen.add(text)
      if (this.values.length < this.wanted) this.values.push(value)
      else this.complete = false
    }
    if (!complete) this.markIncomplete(reason)
  }

  /** Notes that something was left untried, and why. */
  markIncomplete(reason: BilingualText | undefined): void {
    this.complete = false
    // That there are many combinations says least: what the engine cannot decide may be among them.
    if (this.reason === undefined || this.reason === tooLarge) this.reason = reason ?? this.reason
  }

  /** How many values are still wanted. */
  get missing(): number {
    return Math.max(0, this.wanted - this.values.length)
  }

  get isFull(): boolean {
    return this.values.length >= this.wanted
  }

  /** A full set is never complete: the search stopped, so there may be more. */
  result(): SearchResult {
    return { values: this.values, complete: this.complete && !this.isFull, ...(this.reason && { reason: this.reason }) }
  }
}
