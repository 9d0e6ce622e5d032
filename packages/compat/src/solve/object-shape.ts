import type { Literal, PropertySelector } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'

/** The atoms of one object, sorted by what they constrain. */
export interface ObjectShape {
  /** The value of every selected property satisfies the literal. */
  values: { selector: PropertySelector; value: Literal }[]
  /** Literals that every property name satisfies. */
  names: Literal[]
  required: Set<string>
  absent: Set<string>
  /** Bounds on the number of properties, both included. */
  min: number
  max: number
  /** There is a selected property (without a selector: any) whose name and whose value satisfy these literals. */
  demands: { selector: PropertySelector | undefined; name: Literal[]; value: Literal[] }[]
}

/** Sorts the atoms assigned to an object. */
export function objectShape(formulas: FormulaTable, assigned: ReadonlySet<Literal>): ObjectShape {
  const shape: ObjectShape = { values: [], names: [], required: new Set(), absent: new Set(), min: 0, max: Number.POSITIVE_INFINITY, demands: [] }
  for (const literal of assigned) {
    const formula = formulas.formula(literal)
    const positive = literal > 0
    switch (formula.kind) {
      case 'propertyValues': {
        const value = formulas.unfold(formula.value)
        if (positive) shape.values.push({ selector: formula.selector, value })
        else shape.demands.push({ selector: formula.selector, name: [], value: [-value] })
        break
      }
      case 'propertyNames': {
        const name = formulas.unfold(formula.value)
        if (positive) shape.names.push(name)
        else shape.demands.push({ selector: undefined, name: [-name], value: [] })
        break
      }
      case 'hasProperty':
        ;(positive ? shape.required : shape.absent).add(formula.name)
        break
      case 'minProperties':
        if (positive) shape.min = Math.max(shape.min, formula.count)
        else shape.max = Math.min(shape.max, formula.count - 1)
        break
      case 'maxProperties':
        if (positive) shape.max = Math.min(shape.max, formula.count)
        else shape.min = Math.max(shape.min, formula.count + 1)
    }
  }
  return shape
}
