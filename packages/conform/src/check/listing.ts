import type { KeptFinding } from './partial-result.js'
import { TopFindings } from './top-findings.js'

/** How many findings a report lists. */
export interface ListLimits {
  /** Findings of each rule. */
  perRule: number
  /** The first findings of all, whatever their rule. 0 where not every finding is asked for. */
  overall: number
}

/** Findings of each rule that are listed where nothing else is asked for. */
export const perRuleDefault = 100

/** Findings that are listed where every finding is asked for: a bound for memory, about 1 KB each. */
export const listLimit = 100_000

/**
 * The findings that a report lists: the first of each rule, the first error of each file, so that no file fails without a reason,
 * and, where every finding is asked for, the first of all. Listings can be joined in any order.
 */
export class Listing {
  private readonly byRule: TopFindings
  private readonly firstErrors = new TopFindings(1)
  private readonly overall: TopFindings

  constructor({ perRule, overall }: ListLimits) {
    this.byRule = new TopFindings(perRule)
    this.overall = new TopFindings(overall)
  }

  /** Whether a finding may be listed. `isExtra`: there are enough of its kind in its record, so it is listed only among all. */
  has({ rule, severity }: { rule: string; severity: string }, source: string, from: number, index: number, isExtra: boolean): boolean {
    if (this.overall.has('', source, from, index)) return true
    return !isExtra && (this.byRule.has(rule, source, from, index) || (severity === 'error' && this.firstErrors.has(source, source, from, index)))
  }

  add(kept: KeptFinding): void {
    this.overall.add('', kept)
    if (kept.isExtra) return
    const { rule, source, severity, waived } = kept.finding
    this.byRule.add(rule, kept)
    if (severity === 'error' && !waived) this.firstErrors.add(source, kept)
  }

  /** All of them, each once; those that are listed only among all are marked as `isExtra`. */
  all(): KeptFinding[] {
    const first = new Set([...this.byRule.all(), ...this.firstErrors.all()])
    const extra = this.overall.all().filter((kept) => !first.has(kept))
    return [...first, ...extra.map((kept) => (kept.isExtra ? kept : { ...kept, isExtra: true as const }))]
  }
}
