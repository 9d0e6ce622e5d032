import type { Literal } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'
import type { SearchResult } from './solution.js'

/** What the solvers of the single types need of the search that calls them. */
export interface Solver {
  readonly forms: Forms
  /** Up to `wanted` different values that satisfy all literals. */
  solve(literals: Iterable<Literal>, wanted?: number): SearchResult
  /** Whether no value satisfies all literals; false also where that is not known. */
  isEmpty(literals: Iterable<Literal>): boolean
  /** Counts a step of work. Throws BudgetError when there have been too many. */
  consumeBudget(): void
}
