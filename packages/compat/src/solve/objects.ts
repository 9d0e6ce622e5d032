import { isAmong, type Literal } from '../formula/formula.js'
import type { Json } from '../model/json.js'
import { accepts } from './accepts.js'
import { products } from './matching.js'
import { objectShape } from './object-shape.js'
import { Properties, type Slot, withSlot } from './properties.js'
import { type SearchResult, SolutionSet, tooLarge } from './solution.js'
import type { Solver } from './solver.js'

/** Objects that satisfy the atoms assigned. */
export function findObjects(solver: Solver, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  const shape = objectShape(solver.forms, assigned)
  const solutions = new SolutionSet(wanted)
  for (const name of shape.required) if (shape.absent.has(name)) return solutions.found()
  if (shape.min > shape.max || shape.required.size > shape.max) return solutions.found()
  const properties = new Properties(solver, shape)
  let tried = 0
  meet(0, [])
  return solutions.found()

  /** Gives each demand a property of its own or one that already serves another demand. */
  function meet(next: number, slots: Slot[]): void {
    solver.consumeBudget()
    if (solutions.isFull) return
    if (++tried > 4000) solutions.giveUp(tooLarge)
    if (tried > 4000) return
    const demand = shape.demands[next]
    if (!demand) {
      complete(slots)
      return
    }
    const { names } = demand
    for (const name of names?.kind === 'name' ? [names.name] : properties.known) {
      if (shape.absent.has(name) || (names && !isAmong(names, name))) continue
      const allowed = [...shape.names, ...demand.name].map((literal) => accepts(solver.forms, literal, name))
      if (allowed.includes(false)) continue
      if (allowed.includes(undefined)) solutions.giveUp(tooLarge)
      const taken = withSlot(slots, { name, value: demand.value, nameIs: [] }, properties)
      if (!solver.isEmpty(taken.value)) meet(next + 1, taken.slots)
    }
    if (names?.kind === 'name') return
    for (const cell of properties.cells()) {
      if (names && !cell.isMeant(names)) continue
      const shared = slots.filter((slot) => slot.cell === cell)
      for (const slot of [...shared, undefined]) {
        const taken = withSlot(slots, { cell, value: demand.value, nameIs: demand.name, ...(slot && { join: slot }) }, properties)
        if (!solver.isEmpty(taken.value) && !solver.isEmpty([...cell.name, ...taken.nameIs])) meet(next + 1, taken.slots)
      }
    }
  }

  /** Adds the required properties, then as many others as the least number asks for. */
  function complete(demanded: Slot[]): void {
    const slots = [...demanded]
    for (const name of shape.required) {
      if (slots.some((slot) => slot.name === name)) continue
      slots.push({ name, cell: undefined, nameIs: [], value: properties.valueOf(name) })
    }
    if (slots.length > shape.max) return
    for (const { name, value } of slots) {
      if (name !== undefined) {
        const allowed = shape.names.map((literal) => accepts(solver.forms, literal, name))
        if (allowed.includes(false)) return
        if (allowed.includes(undefined)) solutions.giveUp(tooLarge)
      }
      if (solver.isEmpty(value)) return
    }
    const named = properties.nameSlots(slots)
    if (!named.slots) {
      if (!named.certain) solutions.giveUp(tooLarge)
      return
    }
    if (solutions.missing === 1 && named.slots.length >= shape.min) {
      build(named.slots)
      if (solutions.isFull) return
    }
    const missing = Math.max(0, shape.min - named.slots.length)
    const room = shape.max - named.slots.length
    const more = properties.optional(named.slots, Math.max(missing, Math.min(room, solutions.missing)))
    if (more.slots.length < missing) {
      if (!more.complete) solutions.giveUp(tooLarge)
      return
    }
    const forced = [...named.slots, ...more.slots.slice(0, missing)]
    build(forced)
    // Which of the optional properties stand in for the missing ones is one choice of many.
    if (missing > 0 && missing < more.slots.length) solutions.giveUp(tooLarge)
    for (const slot of more.slots.slice(missing)) if (!solutions.isFull && forced.length < shape.max) build([...forced, slot])
    if (room > missing && (more.slots.length > missing || !more.complete)) solutions.giveUp(tooLarge)
    else if (missing > 0 && !more.complete) solutions.giveUp(tooLarge)
  }

  function build(slots: (Slot & { name: string })[]): void {
    const lists = slots.map(({ value }) => solver.solve(value, solutions.missing))
    const doubtful = lists.find(({ complete }) => !complete)
    if (lists.some(({ values, complete }) => values.length === 0 && complete)) return
    let count = 0
    for (const values of products(lists.map(({ values }) => values))) {
      if (solutions.isFull || count++ > 3000) {
        solutions.giveUp(tooLarge)
        return
      }
      // Defined, not assigned: a property may be named `__proto__`.
      const object: { [name: string]: Json } = Object.fromEntries(slots.map(({ name }, i) => [name, values[i]!]))
      solutions.add({ values: [object], complete: true })
    }
    if (doubtful) solutions.giveUp(doubtful.why ?? tooLarge)
  }
}
