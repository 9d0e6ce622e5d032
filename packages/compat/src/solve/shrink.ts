import type { Literal } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'
import type { Json } from '../model/json.js'
import { acceptsAll } from './accepts.js'

/** Rounds of leaving out; each starts again from what is left. */
const most = 2000

/** The value with everything left out that need not be there: properties, items, the length of strings, the size of numbers. */
export function shrink(forms: Forms, literals: Literal[], value: Json): Json {
  let least = value
  let tried = 0
  for (let again = true; again; ) {
    again = false
    for (const smaller of smallerOnes(least)) {
      if (tried++ > most) return least
      if (acceptsAll(forms, literals, smaller) !== true) continue
      least = smaller
      again = true
      break
    }
  }
  return least
}

function* smallerOnes(value: Json): Generator<Json> {
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
    for (let i = 0; i < value.length; i++) for (const smaller of smallerOnes(value[i]!)) yield value.map((item, j) => (j === i ? smaller : item))
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
    for (let i = 0; i < entries.length; i++) yield Object.fromEntries(entries.filter((_, j) => j !== i))
    for (let i = 0; i < entries.length; i++) {
      for (const smaller of smallerOnes(entries[i]![1])) yield Object.fromEntries(entries.map(([name, part], j) => [name, j === i ? smaller : part]))
    }
  }
}
