import type { ClassId, Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'

/** The atoms of one array, sorted by what they constrain. */
export interface ArrayShape {
  /** Bounds on the number of items, both included. */
  min: number
  max: number
  /** What the item at an index must satisfy. */
  itemAt: { index: number; value: Literal }[]
  /** What every item from an index on must satisfy. */
  itemsFrom: { from: number; value: Literal }[]
  /** What some item at an index from `from` to `to`, both included, must satisfy. */
  demands: { from: number; to: number; value: Literal }[]
  /** How many items must and may satisfy a literal. */
  counts: { value: Literal; least: number; most: number }[]
  /** No two items are equal. */
  isUnique: boolean
  /** Some two items are equal. */
  hasDuplicates: boolean
}

/** Sorts the atoms assigned to an array. */
export function arrayShape(formulas: FormulaTable, assigned: ReadonlySet<Literal>): ArrayShape {
  const shape: ArrayShape = {
    min: 0,
    max: Number.POSITIVE_INFINITY,
    itemAt: [],
    itemsFrom: [],
    demands: [],
    counts: [],
    isUnique: false,
    hasDuplicates: false,
  }
  const unfold = (id: ClassId) => formulas.unfold(id)
  const counts = new Map<Literal, ArrayShape['counts'][number]>()
  const countOf = (value: Literal) => {
    let count = counts.get(value)
    if (!count) counts.set(value, (count = { value, least: 0, most: Number.POSITIVE_INFINITY }))
    return count
  }
  for (const literal of assigned) {
    const formula = formulas.formula(literal)
    const positive = literal > 0
    switch (formula.kind) {
      case 'minItems':
        if (positive) shape.min = Math.max(shape.min, formula.count)
        else shape.max = Math.min(shape.max, formula.count - 1)
        break
      case 'maxItems':
        if (positive) shape.max = Math.min(shape.max, formula.count)
        else shape.min = Math.max(shape.min, formula.count + 1)
        break
      case 'itemAt':
        if (positive) shape.itemAt.push({ index: formula.index, value: unfold(formula.value) })
        else shape.demands.push({ from: formula.index, to: formula.index, value: -unfold(formula.value) })
        break
      case 'itemsFrom':
        if (positive) shape.itemsFrom.push({ from: formula.from, value: unfold(formula.value) })
        else shape.demands.push({ from: formula.from, to: Number.POSITIVE_INFINITY, value: -unfold(formula.value) })
        break
      case 'containsAtLeast':
      case 'containsAtMost': {
        const count = countOf(unfold(formula.value))
        // “Not at least m” is “at most m − 1”, and “not at most m” is “at least m + 1”.
        if ((formula.kind === 'containsAtLeast') === positive) {
          count.least = Math.max(count.least, formula.kind === 'containsAtLeast' ? formula.count : formula.count + 1)
        } else count.most = Math.min(count.most, formula.kind === 'containsAtMost' ? formula.count : formula.count - 1)
        break
      }
      case 'uniqueItems':
        if (positive) shape.isUnique = true
        else shape.hasDuplicates = true
    }
  }
  shape.counts = [...counts.values()]
  return shape
}

/** The number of items at the beginning that have literals or demands of their own; all later ones satisfy the same literals. */
export function fixedLength(shape: ArrayShape): number {
  return Math.max(
    0,
    ...shape.itemAt.map(({ index }) => index + 1),
    ...shape.itemsFrom.map(({ from }) => from),
    ...shape.demands.map(({ from, to }) => (to === from ? to + 1 : from)),
  )
}

/** In an array longer than this, some item after the fixed ones serves no demand and no count, so the array without it satisfies the atoms too. */
export function freeFrom(shape: ArrayShape): number {
  return fixedLength(shape) + shape.demands.length + shape.counts.reduce((sum, { least }) => sum + least, 0) + (shape.hasDuplicates ? 2 : 0)
}

/** What the item at an index must satisfy, demands and counts apart. */
export function literalsAt(shape: ArrayShape, index: number): Literal[] {
  return [
    ...shape.itemAt.filter((item) => item.index === index).map(({ value }) => value),
    ...shape.itemsFrom.filter(({ from }) => index >= from).map(({ value }) => value),
  ]
}
