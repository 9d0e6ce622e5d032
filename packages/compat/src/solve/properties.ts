import { type Literal, type PropertySelector, selects } from '../formula/formula.js'
import { accepts } from './accepts.js'
import type { ObjectShape } from './object-shape.js'
import { TooManyPatternsError } from './solution.js'
import type { Solver } from './solver.js'

/** A property that an object is to have, under a known name or under any name of a cell. */
export interface PropertySlot {
  name: string | undefined
  cell: NameCell | undefined
  /** What the name must satisfy beyond the literals of its cell. */
  nameLiterals: Literal[]
  /** All that the value must satisfy. */
  value: Literal[]
}

/** A slot whose name is decided. */
export type NamedSlot = PropertySlot & { name: string }

/** The property names that no keyword mentions and that match exactly the same patterns, so that the same literals hold for them. */
interface NameCell {
  /** What the names of the cell satisfy. */
  nameLiterals: Literal[]
  value: Literal[]
  isSelectedBy(selector: PropertySelector): boolean
}

/** Most patterns for names in one object: every subset of them is tried as a cell. */
const maxPatterns = 7

/** The property names that an object may use, and what the values of its properties must satisfy. */
export class Properties {
  /** Every name that a keyword mentions, sorted. */
  readonly mentioned: string[]
  private readonly values = new Map<string, Literal[]>()
  private allCells: NameCell[] | undefined

  constructor(
    private readonly solver: Solver,
    private readonly shape: ObjectShape,
  ) {
    const mentioned = new Set([...shape.required, ...shape.absent])
    for (const { selector } of [...shape.values, ...shape.demands]) {
      if (selector?.kind === 'name') mentioned.add(selector.name)
      else if (selector?.kind === 'others') for (const name of selector.names) mentioned.add(name)
    }
    this.mentioned = [...mentioned].sort()
  }

  /** What the value of a property must satisfy. */
  valueOf(name: string): Literal[] {
    let value = this.values.get(name)
    if (!value) {
      value = this.shape.values.filter(({ selector }) => selects(selector, name)).map((one) => one.value)
      this.values.set(name, value)
    }
    return value
  }

  /** The cells that hold at least one name, or for which that is unknown. Throws TooManyPatternsError. */
  cells(): NameCell[] {
    if (this.allCells) return this.allCells
    const patterns = new Set<string>()
    for (const { selector } of [...this.shape.values, ...this.shape.demands]) {
      if (selector?.kind === 'pattern') patterns.add(selector.source)
      else if (selector?.kind === 'others') for (const source of selector.patterns) patterns.add(source)
    }
    return (this.allCells = this.split([...patterns]))
  }

  private split(patterns: string[]): NameCell[] {
    const { formulas } = this.solver
    if (patterns.length > maxPatterns) throw new TooManyPatternsError()
    const common = [formulas.types(['string']), ...this.shape.names, ...(this.mentioned.length > 0 ? [-formulas.enum(this.mentioned)] : [])]
    const cells: NameCell[] = []
    for (let bits = 0; bits < 2 ** patterns.length; bits++) {
      const matched = new Set(patterns.filter((_, i) => (bits >> i) & 1))
      const nameLiterals = [...common, ...patterns.map((source) => formulas.atom({ kind: 'pattern', type: 'string', source }) * (matched.has(source) ? 1 : -1))]
      if (this.solver.isEmpty(nameLiterals)) continue
      const isSelectedBy = (selector: PropertySelector) =>
        selector.kind === 'pattern' ? matched.has(selector.source) : selector.kind === 'others' && !selector.patterns.some((source) => matched.has(source))
      cells.push({ nameLiterals, isSelectedBy, value: this.shape.values.filter(({ selector }) => isSelectedBy(selector)).map((one) => one.value) })
    }
    return cells
  }

  /** Gives every slot a name of its own. Without `slots`, no such names were found; `certain` says whether there are none. */
  nameSlots(slots: PropertySlot[]): { slots?: NamedSlot[]; certain: boolean } {
    const used = new Set(slots.flatMap(({ name }) => name ?? []))
    const unnamed = slots.filter(({ name }) => name === undefined).length
    const out: NamedSlot[] = []
    for (const slot of slots) {
      let { name } = slot
      if (name === undefined) {
        const names = this.solver.solve([...slot.cell!.nameLiterals, ...slot.nameLiterals], unnamed)
        name = (names.values as string[]).find((one) => !used.has(one))
        if (name === undefined) return { certain: unnamed === 1 && names.complete }
        used.add(name)
      }
      out.push({ ...slot, name })
    }
    return { slots: out, certain: true }
  }

  /** Properties that the object may have beyond those taken: up to one more than `wanted`, and whether these are all. */
  optional(taken: NamedSlot[], wanted: number): { slots: NamedSlot[]; complete: boolean } {
    const used = new Set(taken.map(({ name }) => name))
    const out: NamedSlot[] = []
    let complete = true
    for (const name of this.mentioned) {
      if (used.has(name) || this.shape.absent.has(name)) continue
      const verdicts = this.shape.names.map((literal) => accepts(this.solver.formulas, literal, name))
      if (verdicts.includes(false)) continue
      if (verdicts.includes(undefined)) {
        complete = false
        continue
      }
      const value = this.valueOf(name)
      const values = this.solver.solve(value)
      if (values.values.length > 0) out.push({ name, cell: undefined, nameLiterals: [], value })
      else if (!values.complete) complete = false
      if (out.length > wanted) return { slots: out, complete: false }
    }
    for (const cell of this.cells()) {
      const values = this.solver.solve(cell.value)
      if (values.values.length === 0) {
        if (!values.complete) complete = false
        continue
      }
      const names = this.solver.solve(cell.nameLiterals, wanted - out.length + 1 + used.size)
      if (!names.complete) complete = false
      for (const name of names.values as string[]) {
        if (used.has(name)) continue
        out.push({ name, cell: undefined, nameLiterals: [], value: cell.value })
        if (out.length > wanted) return { slots: out, complete: false }
      }
    }
    return { slots: out, complete }
  }
}

/** The slots with one more demand: on the slot `join`, on the slot of that name, or in a new slot. Also that slot. */
export function withDemand(
  slots: PropertySlot[],
  demand: { name?: string; cell?: NameCell; value: Literal[]; nameLiterals: Literal[]; join?: PropertySlot },
  properties: Properties,
): { slots: PropertySlot[]; slot: PropertySlot } {
  const old = demand.join ?? (demand.name === undefined ? undefined : slots.find(({ name }) => name === demand.name))
  const basis = demand.name === undefined ? demand.cell!.value : properties.valueOf(demand.name)
  const slot: PropertySlot = {
    name: demand.name,
    cell: demand.cell,
    nameLiterals: [...(old?.nameLiterals ?? []), ...demand.nameLiterals],
    value: [...(old?.value ?? basis), ...demand.value],
  }
  return { slots: [...slots.filter((one) => one !== old), slot], slot }
}
