import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import type { SearchResult } from './solution.js'

/** Finds values of conjunctions. The solvers of one type of instance take it to solve the parts of an array or object. */
export interface Solver {
  readonly formulas: FormulaTable
  /** Up to `wanted` different values that satisfy all literals; 1 where `wanted` is left out. */
  solve(literals: Iterable<Literal>, wanted?: number): SearchResult
  /** Whether it is proved that no value satisfies all literals. */
  isEmpty(literals: Iterable<Literal>): boolean
  /** Counts steps of work, 1 where `steps` is left out. Throws BudgetError when the budget or the time is used up. */
  consumeBudget: (steps?: number) => void
}
