import type { Literal } from '../formula/formula.js'
import type { Solver } from './solver.js'

/**
 * What the atoms already assigned to an object say of a further atom. It only prunes: of two ways that cannot both be, such
 * as the branches of a tagged union, the second need not be opened.
 */
export class Entailment {
  private readonly values = new Map<string, Literal[]>()
  private readonly present = new Set<string>()

  constructor(
    private readonly solver: Solver,
    assigned: ReadonlySet<Literal>,
  ) {
    const { forms } = solver
    for (const literal of assigned) {
      const form = forms.form(literal)
      if (form.kind === 'has' && literal > 0) this.present.add(form.name)
      if (form.kind !== 'every' || form.names.kind !== 'name') continue
      const { name } = form.names
      const value = forms.unfold(form.value)
      if (literal < 0) this.present.add(name)
      this.values.set(name, [...(this.values.get(name) ?? []), literal > 0 ? value : -value])
    }
  }

  verdict(literal: Literal): boolean | undefined {
    const { forms } = this.solver
    const form = forms.form(literal)
    if (form.kind === 'has') return this.present.has(form.name) ? literal > 0 : undefined
    if (form.kind !== 'every' || form.names.kind !== 'name') return undefined
    const known = this.values.get(form.names.name)
    if (!known) return undefined
    const value = forms.unfold(form.value)
    // The property is there, or else the atom holds.
    if (this.solver.isEmpty([...known, -value])) return literal > 0
    if (this.present.has(form.names.name) && this.solver.isEmpty([...known, value])) return literal < 0
    return undefined
  }
}
