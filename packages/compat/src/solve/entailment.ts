import type { Literal } from '../formula/formula.js'
import type { Solver } from './solver.js'

/**
 * What the atoms already assigned to an object imply about a further atom. It only prunes: where two alternatives exclude each
 * other, such as the branches of a tagged union, the second one is not explored.
 */
export class Entailment {
  /** What the value of each property must satisfy. */
  private readonly values = new Map<string, Literal[]>()
  private readonly present = new Set<string>()

  constructor(
    private readonly solver: Solver,
    assigned: ReadonlySet<Literal>,
  ) {
    const { formulas } = solver
    for (const literal of assigned) {
      const formula = formulas.formula(literal)
      if (formula.kind === 'hasProperty' && literal > 0) this.present.add(formula.name)
      if (formula.kind !== 'propertyValues' || formula.selector.kind !== 'name') continue
      const { name } = formula.selector
      const value = formulas.unfold(formula.value)
      if (literal < 0) this.present.add(name)
      this.values.set(name, [...(this.values.get(name) ?? []), literal > 0 ? value : -value])
    }
  }

  /** Whether the literal must hold (true), cannot hold (false), or may do either (undefined). */
  verdict(literal: Literal): boolean | undefined {
    const { formulas } = this.solver
    const formula = formulas.formula(literal)
    if (formula.kind === 'hasProperty') return this.present.has(formula.name) ? literal > 0 : undefined
    if (formula.kind !== 'propertyValues' || formula.selector.kind !== 'name') return undefined
    const known = this.values.get(formula.selector.name)
    if (!known) return undefined
    const value = formulas.unfold(formula.value)
    // The atom holds for every object without the property. So it must hold where no possible value violates it.
    if (this.solver.isEmpty([...known, -value])) return literal > 0
    if (this.present.has(formula.selector.name) && this.solver.isEmpty([...known, value])) return literal < 0
    return undefined
  }
}
