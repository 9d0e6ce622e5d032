import { type Literal, type PropertySelector, selects } from '../formula/formula.js'
import { accepts } from './accepts.js'
import type { ObjectShape } from './object-shape.js'
import { BudgetError } from './solution.js'
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

/** Most cells of one object. */
const maxCells = 400

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

  /** The cells that hold at least one name, or for which that is unknown. Throws BudgetError where there are too many. */
  cells(): NameCell[] {
    if (this.allCells) return this.allCells
    const patterns = new Set<string>()
    for (const { selector } of [...this.shape.values, ...this.shape.demands]) {
      if (selector?.kind === 'pattern') patterns.add(selector.source)
      else if (selector?.kind === 'others') for (const source of selector.patterns) patterns.add(source)
    }
    return (this.allCells = this.split([...patterns]))
  }

  /** Splits the names by one pattern after the other. Patterns that exclude each other give one cell each, not one for each subset. */
  private split(patterns: string[]): NameCell[] {
    const { formulas } = this.solver
    const common = [formulas.types(['string']), ...this.shape.names, ...(this.mentioned.length > 0 ? [-formulas.enum(this.mentioned)] : [])]
    let cells = [{ nameLiterals: common, matched: new Set<string>() }]
    for (const source of patterns) {
      const atom = formulas.atom({ kind: 'pattern', type: 'string', source })
      cells = cells.flatMap(({ nameLiterals, matched }) => [
        { nameLiterals: [...nameLiterals, atom], matched: new Set([...matched, source]) },
        { nameLiterals: [...nameLiterals, -atom], matched },
      ])
      cells = cells.filter((cell) => !this.solver.isEmpty(cell.nameLiterals))
      if (cells.length > maxCells) throw new BudgetError()
    }
    return cells.map(({ nameLiterals, matched }) => {
      const isSelectedBy = (selector: PropertySelector) =>
        selector.kind === 'pattern' ? matched.has(selector.source) : selector.kind === 'others' && !selector.patterns.some((source) => matched.has(source))
      return { nameLiterals, isSelectedBy, value: this.shape.values.filter(({ selector }) => isSelectedBy(selector)).map((one) => one.value) }
    })
  }

  /**
   * The ways to give every slot a name of its own, as far as `wanted` objects need them. `complete` says whether there are no other
   * ways.
   */
  nameSlots(slots: PropertySlot[], wanted: number): { alternatives: Iterable<NamedSlot[]>; complete: boolean } {
    const used = new Set(slots.flatMap(({ name }) => name ?? []))
    const unnamed = slots.filter(({ name }) => name === undefined)
    const lists = unnamed.map(({ cell, nameLiterals }) => this.solver.solve([...cell!.nameLiterals, ...nameLiterals], unnamed.length + wanted - 1))
    const complete = lists.every((list) => list.complete)
    return { alternatives: ways(this.solver), complete }

    function* ways(solver: Solver): Generator<NamedSlot[]> {
      const chosen: string[] = []
      const choose = function* (next: number): Generator<NamedSlot[]> {
        solver.consumeBudget()
        if (next === unnamed.length) {
          const named = unnamed.map((slot, i) => ({ ...slot, name: chosen[i]! }))
          yield [...(slots.filter(({ name }) => name !== undefined) as NamedSlot[]), ...named]
          return
        }
        for (const name of lists[next]!.values as string[]) {
          if (used.has(name) || chosen.includes(name)) continue
          chosen.push(name)
          yield* choose(next + 1)
          chosen.pop()
        }
      }
      yield* choose(0)
    }
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
