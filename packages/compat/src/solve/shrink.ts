import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import type { Json } from '../model/json.js'
import { acceptsAll } from './accepts.js'

/** Most smaller values that are tried. */
const maxTries = 2000

/**
 * A smaller value that satisfies the same literals: properties and items left out, strings cut, numbers made zero or whole, until
 * nothing more can be left out. The value itself where there is no smaller one.
 */
export function shrink(formulas: FormulaTable, literals: Literal[], value: Json): Json {
  let smallest = value
  let tried = 0
  for (let again = true; again; ) {
    again = false
    for (const smaller of smallerValues(smallest)) {
      if (tried++ > maxTries) return smallest
      if (acceptsAll(formulas, literals, smaller) !== true) continue
      smallest = smaller
      again = true
      break
    }
  }
  return smallest
}

function* smallerValues(value: Json): Generator<Json> {
  if (typeof value === 'string') {
    if (value.length > 1) {
      yield ''
      yield [...value].slice(0, [...value].length >> 1).join('')
    }
  } else if (typeof value === 'number') {
    if (value !== 0) yield 0
    if (!Number.isInteger(value)) yield Math.trunc(value)
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) yield value.filter((_, j) => j !== i)
    for (let i = 0; i < value.length; i++) for (const smaller of smallerValues(value[i]!)) yield value.map((item, j) => (j === i ? smaller : item))
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
    for (let i = 0; i < entries.length; i++) yield Object.fromEntries(entries.filter((_, j) => j !== i))
    for (let i = 0; i < entries.length; i++) {
      for (const smaller of smallerValues(entries[i]![1])) yield Object.fromEntries(entries.map(([name, part], j) => [name, j === i ? smaller : part]))
    }
  }
}
