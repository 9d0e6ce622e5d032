import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import type { InstanceType } from '../model/json.js'
import { Entailment } from './entailment.js'
import type { Solver } from './solver.js'

/** The alternatives of a disjunction, each a list of literals that must hold together. */
type Disjunction = Literal[][]

/**
 * Visits every branch of a conjunction for instances of one type: a set of literals that hold together, with every disjunction
 * decided. The branches together cover all instances of that type. As soon as the visitor returns true, stops and returns true.
 */
export function visitBranches(
  solver: Solver,
  conjunction: readonly Literal[],
  type: InstanceType,
  visit: (assigned: ReadonlySet<Literal>) => boolean,
): boolean {
  const { formulas } = solver
  return explore([...conjunction], new Set(), [])

  /** `pending` literals are still to be assigned; `undecided` disjunctions still to be decided. */
  function explore(pending: Literal[], assigned: Set<Literal>, undecided: Disjunction[]): boolean {
    solver.consumeBudget()
    let disjunctions = undecided
    for (;;) {
      if (!assign(pending, assigned, disjunctions)) return false
      const narrowed = narrow(disjunctions, assigned)
      if (!narrowed) return false
      disjunctions = narrowed.disjunctions
      if (narrowed.forced.length === 0) break
      pending.push(...narrowed.forced)
    }
    if (disjunctions.length === 0) return visit(assigned)
    // The disjunction with the fewest alternatives is decided first.
    let smallest = 0
    for (let i = 1; i < disjunctions.length; i++) if (disjunctions[i]!.length < disjunctions[smallest]!.length) smallest = i
    const rest = disjunctions.filter((_, i) => i !== smallest)
    for (const alternative of disjunctions[smallest]!) if (explore([...alternative], new Set(assigned), [...rest])) return true
    return false
  }

  /** Moves the pending literals to `assigned`, and their disjunctions to `disjunctions`. Returns false at a contradiction. */
  function assign(pending: Literal[], assigned: Set<Literal>, disjunctions: Disjunction[]): boolean {
    for (let literal = pending.pop(); literal !== undefined; literal = pending.pop()) {
      const known = constant(formulas, literal, type)
      if (known === true || assigned.has(literal)) continue
      if (known === false || assigned.has(-literal)) return false
      assigned.add(literal)
      const formula = formulas.formula(literal)
      if (formula.kind === 'and') {
        if (literal > 0) pending.push(...formula.parts)
        else disjunctions.push(formula.parts.map((part) => [-part]))
      } else if (formula.kind === 'exactlyOne') disjunctions.push(literal > 0 ? exactlyOne(formula.parts) : notExactlyOne(formula.parts))
    }
    return true
  }

  /**
   * Drops the disjunctions that hold already and the alternatives that cannot hold. A disjunction with one alternative left makes
   * it `forced`. Undefined where a disjunction has none left.
   */
  function narrow(disjunctions: Disjunction[], assigned: Set<Literal>): { disjunctions: Disjunction[]; forced: Literal[] } | undefined {
    const out: Disjunction[] = []
    const forced: Literal[] = []
    const entailment = type === 'object' && disjunctions.length > 0 ? new Entailment(solver, assigned) : undefined
    for (const disjunction of disjunctions) {
      const alternatives: Literal[][] = []
      let holds = false
      for (const alternative of disjunction) {
        const verdict = conjunctionVerdict(alternative, assigned, entailment)
        if (verdict === true) {
          holds = true
          break
        }
        if (verdict === undefined) alternatives.push(alternative)
      }
      if (holds) continue
      if (alternatives.length === 0) return undefined
      if (alternatives.length === 1) forced.push(...alternatives[0]!)
      else out.push(alternatives)
    }
    return { disjunctions: out, forced }
  }

  function conjunctionVerdict(literals: Literal[], assigned: Set<Literal>, entailment: Entailment | undefined): boolean | undefined {
    let isCertain = true
    for (const literal of literals) {
      const verdict = literalVerdict(literal, assigned, entailment)
      if (verdict === false) return false
      if (verdict === undefined) isCertain = false
    }
    return isCertain ? true : undefined
  }

  function literalVerdict(literal: Literal, assigned: Set<Literal>, entailment: Entailment | undefined): boolean | undefined {
    const fixed = constant(formulas, literal, type)
    if (fixed !== undefined) return fixed
    if (assigned.has(literal)) return true
    if (assigned.has(-literal)) return false
    const formula = formulas.formula(literal)
    if (formula.kind === 'and') {
      const verdict = conjunctionVerdict(formula.parts, assigned, entailment)
      return verdict === undefined ? undefined : literal > 0 === verdict
    }
    return entailment?.verdict(literal)
  }
}

/** Whether a literal holds for every instance of a type (true) or for none (false); undefined where the type does not decide it. */
function constant(formulas: FormulaTable, literal: Literal, type: InstanceType): boolean | undefined {
  const formula = formulas.formula(literal)
  const positive = literal > 0
  if (formula.kind === 'true') return positive
  if (formula.kind === 'types') return formula.types.includes(type) === positive
  if ('type' in formula && formula.type && formula.type !== type) return positive
  return undefined
}

function exactlyOne(parts: Literal[]): Disjunction {
  return parts.map((part, i) => [part, ...parts.filter((_, j) => j !== i).map((other) => -other)])
}

/** Either no part holds, or some two do. */
function notExactlyOne(parts: Literal[]): Disjunction {
  const out: Disjunction = [parts.map((part) => -part)]
  for (let i = 0; i < parts.length; i++) for (let j = i + 1; j < parts.length; j++) out.push([parts[i]!, parts[j]!])
  return out
}
