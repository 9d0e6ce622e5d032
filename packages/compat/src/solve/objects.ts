import { type Literal, selects } from '../formula/formula.js'
import type { Json } from '../model/json.js'
import { accepts } from './accepts.js'
import { cartesianProduct, subsets } from './matching.js'
import { objectShape } from './object-shape.js'
import { type NamedSlot, Properties, type PropertySlot, withDemand } from './properties.js'
import { type SearchResult, SolutionSet, tooLarge, witnessTooLarge } from './solution.js'
import type { Solver } from './solver.js'

/** Most ways to give demands to properties that are tried. */
const maxAssignments = 4000
/** Most combinations of property values that are tried for one set of properties. */
const maxCombinations = 3000
/** Most properties that are added to those that are demanded or required. */
const maxOptional = 300_000

/** Up to `wanted` objects that satisfy the assigned atoms. Throws BudgetError. */
export function solveObjects(solver: Solver, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  const shape = objectShape(solver.formulas, assigned)
  const solutions = new SolutionSet(wanted)
  for (const name of shape.required) if (shape.absent.has(name)) return solutions.result()
  if (shape.min > shape.max || shape.required.size > shape.max) return solutions.result()
  const properties = new Properties(solver, shape)
  let tried = 0
  assignDemands(0, [])
  return solutions.result()

  /** Gives each demand a property of its own, or one that already serves another demand. */
  function assignDemands(next: number, slots: PropertySlot[]): void {
    solver.consumeBudget()
    if (solutions.isFull) return
    if (++tried > maxAssignments) {
      solutions.markIncomplete(tooLarge)
      return
    }
    const demand = shape.demands[next]
    if (!demand) {
      addObjects(slots)
      return
    }
    const { selector } = demand
    for (const name of selector?.kind === 'name' ? [selector.name] : properties.mentioned) {
      if (shape.absent.has(name) || (selector && !selects(selector, name))) continue
      const verdicts = [...shape.names, ...demand.name].map((literal) => accepts(solver.formulas, literal, name))
      if (verdicts.includes(false)) continue
      if (verdicts.includes(undefined)) solutions.markIncomplete(tooLarge)
      const taken = withDemand(slots, { name, value: demand.value, nameLiterals: [] }, properties)
      if (!solver.isEmpty(taken.slot.value)) assignDemands(next + 1, taken.slots)
    }
    if (selector?.kind === 'name') return
    for (const cell of properties.cells()) {
      if (selector && !cell.isSelectedBy(selector)) continue
      const shared = slots.filter((slot) => slot.cell === cell)
      for (const join of [...shared, undefined]) {
        const taken = withDemand(slots, { cell, value: demand.value, nameLiterals: demand.name, ...(join && { join }) }, properties)
        if (!solver.isEmpty(taken.slot.value) && !solver.isEmpty([...cell.nameLiterals, ...taken.slot.nameLiterals])) assignDemands(next + 1, taken.slots)
      }
    }
  }

  /** Adds objects with the demanded and the required properties, and with others that are allowed or that the least number asks for. */
  function addObjects(demanded: PropertySlot[]): void {
    const slots = [...demanded]
    for (const name of shape.required) {
      if (slots.some((slot) => slot.name === name)) continue
      slots.push({ name, cell: undefined, nameLiterals: [], value: properties.valueOf(name) })
    }
    if (slots.length > shape.max) return
    for (const { name, value } of slots) {
      if (name !== undefined) {
        const verdicts = shape.names.map((literal) => accepts(solver.formulas, literal, name))
        if (verdicts.includes(false)) return
        if (verdicts.includes(undefined)) solutions.markIncomplete(tooLarge)
      }
      if (solver.isEmpty(value)) return
    }
    const { alternatives, complete } = properties.nameSlots(slots, wanted)
    if (!complete) solutions.markIncomplete(tooLarge)
    for (const named of alternatives) {
      if (solutions.isFull) return
      addWithOptional(named)
    }
  }

  function addWithOptional(named: NamedSlot[]): void {
    if (solutions.missing === 1 && named.length >= shape.min) {
      addWithValues(named)
      if (solutions.isFull) return
    }
    const missing = Math.max(0, shape.min - named.length)
    const room = Math.min(shape.max - named.length, maxOptional)
    if (missing > room) {
      solutions.markIncomplete(witnessTooLarge)
      return
    }
    const more = room === 0 ? { slots: [], complete: true } : properties.optional(named, missing + solutions.missing)
    if (!more.complete) solutions.markIncomplete(tooLarge)
    for (let count = missing; count <= Math.min(room, more.slots.length); count++) {
      for (const chosen of subsets(more.slots, count)) {
        if (solutions.isFull) return
        solver.consumeBudget(1 + Math.floor(count / 100))
        addWithValues([...named, ...chosen])
      }
    }
  }

  /** Adds objects that have exactly these properties. */
  function addWithValues(slots: NamedSlot[]): void {
    const lists = slots.map(({ value }) => solver.solve(value, solutions.missing))
    const incomplete = lists.find(({ complete }) => !complete)
    if (lists.some(({ values, complete }) => values.length === 0 && complete)) return
    let count = 0
    for (const values of cartesianProduct(lists.map((list) => list.values))) {
      if (solutions.isFull || count++ > maxCombinations) {
        solutions.markIncomplete(tooLarge)
        return
      }
      // `fromEntries` defines properties; an assignment to `__proto__` would set the prototype.
      const object: { [name: string]: Json } = Object.fromEntries(slots.map(({ name }, i) => [name, values[i]!]))
      solutions.add({ values: [object], complete: true })
    }
    if (incomplete) solutions.markIncomplete(incomplete.reason ?? tooLarge)
  }
}
