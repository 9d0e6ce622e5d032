import type { Literal } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'
import type { Type } from '../model/json.js'
import { Entailment } from './entailment.js'
import type { Solver } from './solver.js'

/** Ways to satisfy a disjunction: each a list of literals that must hold together. */
type Choice = Literal[][]

/**
 * Visits every way in which instances of a type can satisfy a conjunction, as a set of atoms that hold or do not; together
 * they are all instances of that type. Stops, and gives true, as soon as the visitor does.
 */
export function branches(solver: Solver, conjunction: readonly Literal[], type: Type, visit: (assigned: ReadonlySet<Literal>) => boolean): boolean {
  const { forms } = solver
  return explore([...conjunction], new Set(), [])

  function explore(pending: Literal[], assigned: Set<Literal>, open: Choice[]): boolean {
    solver.consumeBudget()
    let choices = open
    for (;;) {
      if (!assign(pending, assigned, choices)) return false
      const narrowed = narrow(choices, assigned)
      if (!narrowed) return false
      choices = narrowed.choices
      if (narrowed.forced.length === 0) break
      pending.push(...narrowed.forced)
    }
    if (choices.length === 0) return visit(assigned)
    let least = 0
    for (let i = 1; i < choices.length; i++) if (choices[i]!.length < choices[least]!.length) least = i
    const rest = choices.filter((_, i) => i !== least)
    for (const literals of choices[least]!) if (explore([...literals], new Set(assigned), [...rest])) return true
    return false
  }

  function assign(pending: Literal[], assigned: Set<Literal>, choices: Choice[]): boolean {
    for (let literal = pending.pop(); literal !== undefined; literal = pending.pop()) {
      const known = constant(forms, literal, type)
      if (known === true || assigned.has(literal)) continue
      if (known === false || assigned.has(-literal)) return false
      assigned.add(literal)
      const form = forms.form(literal)
      if (form.kind === 'and') {
        if (literal > 0) pending.push(...form.parts)
        else choices.push(form.parts.map((part) => [-part]))
      } else if (form.kind === 'one') choices.push(literal > 0 ? exactlyOne(form.parts) : notOne(form.parts))
    }
    return true
  }

  /** The choices without ways that are closed; a choice with one way left is forced, one that holds anyhow is gone. */
  function narrow(choices: Choice[], assigned: Set<Literal>): { choices: Choice[]; forced: Literal[] } | undefined {
    const out: Choice[] = []
    const forced: Literal[] = []
    const entailment = type === 'object' && choices.length > 0 ? new Entailment(solver, assigned) : undefined
    for (const choice of choices) {
      const ways: Literal[][] = []
      let holds = false
      for (const way of choice) {
        const verdict = status(way, assigned, entailment)
        if (verdict === true) {
          holds = true
          break
        }
        if (verdict === undefined) ways.push(way)
      }
      if (holds) continue
      if (ways.length === 0) return undefined
      if (ways.length === 1) forced.push(...ways[0]!)
      else out.push(ways)
    }
    return { choices: out, forced }
  }

  function status(way: Literal[], assigned: Set<Literal>, entailment: Entailment | undefined): boolean | undefined {
    let certain = true
    for (const literal of way) {
      const verdict = known(literal, assigned, entailment)
      if (verdict === false) return false
      if (verdict === undefined) certain = false
    }
    return certain ? true : undefined
  }

  function known(literal: Literal, assigned: Set<Literal>, entailment: Entailment | undefined): boolean | undefined {
    const fixed = constant(forms, literal, type)
    if (fixed !== undefined) return fixed
    if (assigned.has(literal)) return true
    if (assigned.has(-literal)) return false
    const form = forms.form(literal)
    if (form.kind === 'and') {
      const verdict = status(form.parts, assigned, entailment)
      return verdict === undefined ? undefined : literal > 0 === verdict
    }
    return entailment?.verdict(literal)
  }
}

/** What a literal is for every instance of a type, where the type alone decides. */
function constant(forms: Forms, literal: Literal, type: Type): boolean | undefined {
  const form = forms.form(literal)
  const positive = literal > 0
  if (form.kind === 'true') return positive
  if (form.kind === 'types') return form.among.includes(type) === positive
  if ('of' in form && form.of && form.of !== type) return positive
  return undefined
}

function exactlyOne(parts: Literal[]): Choice {
  return parts.map((part, i) => [part, ...parts.filter((_, j) => j !== i).map((other) => -other)])
}

function notOne(parts: Literal[]): Choice {
  const out: Choice = [parts.map((part) => -part)]
  for (let i = 0; i < parts.length; i++) for (let j = i + 1; j < parts.length; j++) out.push([parts[i]!, parts[j]!])
  return out
}
