import { isAmong, type Literal, type Names } from '../formula/formula.js'
import { accepts } from './accepts.js'
import type { ObjectShape } from './object-shape.js'
import { TooManyPatterns } from './solution.js'
import type { Solver } from './solver.js'

/** A property that an object shall have: under a name that is known, or under any name of a cell. */
export interface Slot {
  name: string | undefined
  cell: Cell | undefined
  /** What else its name must satisfy. */
  nameIs: Literal[]
  /** All that its value must satisfy. */
  value: Literal[]
}

/** Names that no keyword mentions, and that match the same patterns. */
export interface Cell {
  /** What such a name satisfies. */
  name: Literal[]
  value: Literal[]
  isMeant(names: Names): boolean
}

/** Patterns whose combinations are looked at one by one. */
const mostPatterns = 7

/** The names that an object may use and what its properties must be. */
export class Properties {
  /** Every name that a keyword mentions. */
  readonly known: string[]
  private readonly values = new Map<string, Literal[]>()
  private allCells: Cell[] | undefined

  constructor(
    private readonly solver: Solver,
    private readonly shape: ObjectShape,
  ) {
    const known = new Set([...shape.required, ...shape.absent])
    for (const { names } of [...shape.every, ...shape.demands]) {
      if (names?.kind === 'name') known.add(names.name)
      else if (names?.kind === 'rest') for (const name of names.names) known.add(name)
    }
    this.known = [...known].sort()
  }

  /** What the value of a property of that name must satisfy. */
  valueOf(name: string): Literal[] {
    let value = this.values.get(name)
    if (!value) {
      value = this.shape.every.filter(({ names }) => isAmong(names, name)).map((one) => one.value)
      this.values.set(name, value)
    }
    return value
  }

  /** The kinds of names that no keyword mentions, those without any name left out. */
  cells(): Cell[] {
    if (this.allCells) return this.allCells
    const patterns = new Set<string>()
    for (const { names } of [...this.shape.every, ...this.shape.demands]) {
      if (names?.kind === 'pattern') patterns.add(names.source)
      else if (names?.kind === 'rest') for (const source of names.patterns) patterns.add(source)
    }
    return (this.allCells = this.split([...patterns]))
  }

  private split(patterns: string[]): Cell[] {
    const { forms } = this.solver
    if (patterns.length > mostPatterns) throw new TooManyPatterns()
    const rest = [forms.types(['string']), ...this.shape.names, ...(this.known.length > 0 ? [-forms.enum(this.known)] : [])]
    const cells: Cell[] = []
    for (let bits = 0; bits < 2 ** patterns.length; bits++) {
      const matched = new Set(patterns.filter((_, i) => (bits >> i) & 1))
      const name = [...rest, ...patterns.map((source) => forms.atom({ kind: 'pattern', of: 'string', source }) * (matched.has(source) ? 1 : -1))]
      if (this.solver.isEmpty(name)) continue
      const isMeant = (names: Names) =>
        names.kind === 'pattern' ? matched.has(names.source) : names.kind === 'rest' && !names.patterns.some((source) => matched.has(source))
      cells.push({ name, isMeant, value: this.shape.every.filter(({ names }) => isMeant(names)).map((one) => one.value) })
    }
    return cells
  }

  /** Gives every slot a name of its own. Without `slots` there are not enough names, which is certain or not. */
  nameSlots(slots: Slot[]): { slots?: (Slot & { name: string })[]; certain: boolean } {
    const used = new Set(slots.flatMap(({ name }) => name ?? []))
    const open = slots.filter(({ name }) => name === undefined).length
    const out: (Slot & { name: string })[] = []
    for (const slot of slots) {
      let { name } = slot
      if (name === undefined) {
        const found = this.solver.solve([...slot.cell!.name, ...slot.nameIs], open)
        name = (found.values as string[]).find((one) => !used.has(one))
        if (name === undefined) return { certain: open === 1 && found.complete }
        used.add(name)
      }
      out.push({ ...slot, name })
    }
    return { slots: out, certain: true }
  }

  /** Up to `wanted` properties beyond those taken, and whether these are all. */
  optional(taken: (Slot & { name: string })[], wanted: number): { slots: (Slot & { name: string })[]; complete: boolean } {
    const used = new Set(taken.map(({ name }) => name))
    const out: (Slot & { name: string })[] = []
    let complete = true
    for (const name of this.known) {
      if (used.has(name) || this.shape.absent.has(name)) continue
      const allowed = this.shape.names.map((literal) => accepts(this.solver.forms, literal, name))
      if (allowed.includes(false)) continue
      if (allowed.includes(undefined)) {
        complete = false
        continue
      }
      const value = this.valueOf(name)
      const found = this.solver.solve(value)
      if (found.values.length > 0) out.push({ name, cell: undefined, nameIs: [], value })
      else if (!found.complete) complete = false
      if (out.length > wanted) return { slots: out, complete: false }
    }
    for (const cell of this.cells()) {
      const found = this.solver.solve(cell.value)
      if (found.values.length === 0) {
        if (!found.complete) complete = false
        continue
      }
      const names = this.solver.solve(cell.name, wanted - out.length + 1 + used.size)
      if (!names.complete) complete = false
      for (const name of names.values as string[]) {
        if (used.has(name)) continue
        out.push({ name, cell: undefined, nameIs: [], value: cell.value })
        if (out.length > wanted) return { slots: out, complete: false }
      }
    }
    return { slots: out, complete }
  }
}

/** The slots with one more demand on one of them, or in one more. */
export function withSlot(
  slots: Slot[],
  demand: { name?: string; cell?: Cell; value: Literal[]; nameIs: Literal[]; join?: Slot },
  properties: Properties,
): { slots: Slot[]; value: Literal[]; nameIs: Literal[] } {
  const old = demand.join ?? (demand.name === undefined ? undefined : slots.find(({ name }) => name === demand.name))
  const basis = demand.name === undefined ? demand.cell!.value : properties.valueOf(demand.name)
  const slot: Slot = {
    name: demand.name,
    cell: demand.cell,
    nameIs: [...(old?.nameIs ?? []), ...demand.nameIs],
    value: [...(old?.value ?? basis), ...demand.value],
  }
  return { slots: [...slots.filter((one) => one !== old), slot], value: slot.value, nameIs: slot.nameIs }
}
