import { accepts, isAmong } from './accepts.js'
import type { Literal, Names } from './form.js'
import { products } from './matching.js'
import { Properties, type Slot, withSlot } from './properties.js'
import type { Json } from './schema.js'
import { type Found, Gathered, type Search, tooLarge } from './search.js'

/** What the atoms assigned to an object come to. */
export interface ObjectShape {
  /** Each property that is meant has such a value. */
  every: { names: Names; value: Literal }[]
  /** Each name satisfies these. */
  names: Literal[]
  required: Set<string>
  absent: Set<string>
  min: number
  max: number
  /** Some property that is meant, with a name such as this, has such a value. */
  demands: { names: Names | undefined; name: Literal[]; value: Literal[] }[]
}

/** Objects that satisfy the atoms assigned. */
export function findObjects(search: Search, assigned: ReadonlySet<Literal>, wanted: number): Found {
  const shape = shapeOf(search, assigned)
  const gathered = new Gathered(wanted)
  for (const name of shape.required) if (shape.absent.has(name)) return gathered.found()
  if (shape.min > shape.max || shape.required.size > shape.max) return gathered.found()
  const properties = new Properties(search, shape)
  let tried = 0
  meet(0, [])
  return gathered.found()

  /** Gives each demand a property of its own or one that already serves another demand. */
  function meet(next: number, slots: Slot[]): void {
    search.spend()
    if (gathered.isFull) return
    if (++tried > 4000) gathered.giveUp(tooLarge)
    if (tried > 4000) return
    const demand = shape.demands[next]
    if (!demand) {
      complete(slots)
      return
    }
    const { names } = demand
    for (const name of names?.kind === 'name' ? [names.name] : properties.known) {
      if (shape.absent.has(name) || (names && !isAmong(names, name))) continue
      const allowed = [...shape.names, ...demand.name].map((literal) => accepts(search.forms, literal, name))
      if (allowed.includes(false)) continue
      if (allowed.includes(undefined)) gathered.giveUp(tooLarge)
      const taken = withSlot(slots, { name, value: demand.value, nameIs: [] }, properties)
      if (!search.isEmpty(taken.value)) meet(next + 1, taken.slots)
    }
    if (names?.kind === 'name') return
    for (const cell of properties.cells()) {
      if (names && !cell.isMeant(names)) continue
      const shared = slots.filter((slot) => slot.cell === cell)
      for (const slot of [...shared, undefined]) {
        const taken = withSlot(slots, { cell, value: demand.value, nameIs: demand.name, ...(slot && { join: slot }) }, properties)
        if (!search.isEmpty(taken.value) && !search.isEmpty([...cell.name, ...taken.nameIs])) meet(next + 1, taken.slots)
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
        const allowed = shape.names.map((literal) => accepts(search.forms, literal, name))
        if (allowed.includes(false)) return
        if (allowed.includes(undefined)) gathered.giveUp(tooLarge)
      }
      if (search.isEmpty(value)) return
    }
    const named = properties.nameSlots(slots)
    if (!named.slots) {
      if (!named.certain) gathered.giveUp(tooLarge)
      return
    }
    if (gathered.missing === 1 && named.slots.length >= shape.min) {
      build(named.slots)
      if (gathered.isFull) return
    }
    const missing = Math.max(0, shape.min - named.slots.length)
    const room = shape.max - named.slots.length
    const more = properties.optional(named.slots, Math.max(missing, Math.min(room, gathered.missing)))
    if (more.slots.length < missing) {
      if (!more.complete) gathered.giveUp(tooLarge)
      return
    }
    const forced = [...named.slots, ...more.slots.slice(0, missing)]
    build(forced)
    // Which of the optional properties stand in for the missing ones is one choice of many.
    if (missing > 0 && missing < more.slots.length) gathered.giveUp(tooLarge)
    for (const slot of more.slots.slice(missing)) if (!gathered.isFull && forced.length < shape.max) build([...forced, slot])
    if (room > missing && (more.slots.length > missing || !more.complete)) gathered.giveUp(tooLarge)
    else if (missing > 0 && !more.complete) gathered.giveUp(tooLarge)
  }

  function build(slots: (Slot & { name: string })[]): void {
    const lists = slots.map(({ value }) => search.find(value, gathered.missing))
    const doubtful = lists.find(({ complete }) => !complete)
    if (lists.some(({ values, complete }) => values.length === 0 && complete)) return
    let count = 0
    for (const values of products(lists.map(({ values }) => values))) {
      if (gathered.isFull || count++ > 3000) {
        gathered.giveUp(tooLarge)
        return
      }
      // Defined, not assigned: a property may be named `__proto__`.
      const object: { [name: string]: Json } = Object.fromEntries(slots.map(({ name }, i) => [name, values[i]!]))
      gathered.add({ values: [object], complete: true })
    }
    if (doubtful) gathered.giveUp(doubtful.why ?? tooLarge)
  }
}

function shapeOf(search: Search, assigned: ReadonlySet<Literal>): ObjectShape {
  const { forms } = search
  const shape: ObjectShape = { every: [], names: [], required: new Set(), absent: new Set(), min: 0, max: Number.POSITIVE_INFINITY, demands: [] }
  for (const literal of assigned) {
    const form = forms.form(literal)
    const yes = literal > 0
    switch (form.kind) {
      case 'every': {
        const value = forms.unfold(form.value)
        if (yes) shape.every.push({ names: form.names, value })
        else shape.demands.push({ names: form.names, name: [], value: [-value] })
        break
      }
      case 'names': {
        const name = forms.unfold(form.value)
        if (yes) shape.names.push(name)
        else shape.demands.push({ names: undefined, name: [-name], value: [] })
        break
      }
      case 'has':
        ;(yes ? shape.required : shape.absent).add(form.name)
        break
      case 'minProperties':
        if (yes) shape.min = Math.max(shape.min, form.count)
        else shape.max = Math.min(shape.max, form.count - 1)
        break
      case 'maxProperties':
        if (yes) shape.max = Math.min(shape.max, form.count)
        else shape.min = Math.max(shape.min, form.count + 1)
    }
  }
  return shape
}
