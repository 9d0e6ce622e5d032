import { BudgetError } from './solution.js'

/** How much work may be done, in steps and in time. */
export interface Limits {
  /** Steps for one question. */
  steps: number
  /** Milliseconds for all questions about two schemas together. */
  milliseconds: number
}

export const defaultLimits: Limits = { steps: 300_000, milliseconds: 10_000 }

/** After so many steps, one looks at the clock. */
const stepsBetweenLooks = 200

/**
 * The work that questions about two schemas may take. Each question may use all the steps, and half of the time that is left, so that
 * a hard question leaves some for the next.
 */
export class Budget {
  private readonly end: number
  private steps = 0
  private nextLook = 0
  private questionEnd = 0

  constructor(private readonly limits: Limits) {
    this.end = performance.now() + limits.milliseconds
    this.restart()
  }

  /** Begins a new question. */
  restart(): void {
    const now = performance.now()
    this.steps = 0
    this.nextLook = 0
    this.questionEnd = now + Math.max(0, this.end - now) / 2
  }

  /** Counts steps. Throws BudgetError where there are too many, or the time is over. */
  consume(steps: number): void {
    this.steps += steps
    if (this.steps > this.limits.steps) throw new BudgetError()
    if (this.steps < this.nextLook) return
    this.nextLook = this.steps + stepsBetweenLooks
    if (performance.now() > this.questionEnd) throw new BudgetError(this.timeIsOver)
  }

  private get timeIsOver() {
    const seconds = this.limits.milliseconds / 1000
    return { zh: `${seconds} 秒的时限内未能判定，已停止查找`, en: `not decided within ${seconds} seconds: the search was stopped` }
  }
}
