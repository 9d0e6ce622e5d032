import type { Literal } from '../formula/formula.js'
import type { Json } from '../model/json.js'
import { acceptsAll } from './accepts.js'
import { BudgetError } from './solution.js'
import type { Solver } from './solver.js'

/** Of a list longer than this, single entries are not left out, only runs of them. */
const maxSingles = 256

/**
 * A smaller value that satisfies the same literals: properties and items left out, many at once where that goes, strings cut, numbers
 * made zero or whole, until nothing more can be left out or the budget is used up. The value itself where there is no smaller one.
 */
export function shrink({ formulas, consumeBudget }: Pick<Solver, 'formulas' | 'consumeBudget'>, literals: Literal[], value: Json): Json {
  let smallest = value
  try {
    for (let again = true; again; ) {
      again = false
      const cost = sizeOf(smallest)
      for (const smaller of smallerValues(smallest)) {
        consumeBudget(cost)
        if (acceptsAll(formulas, literals, smaller) !== true) continue
        smallest = smaller
        again = true
        break
      }
    }
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error
  }
  const readable = withReadableDates(smallest)
  return acceptsAll(formulas, literals, readable) === true ? readable : smallest
}

/** The value with the year 2000 for the year 0, which many programs refuse. */
function withReadableDates(value: Json): Json {
  if (typeof value === 'string') return value.replace(/^0000(?=-\d\d-\d\d)/, '2000')
  if (Array.isArray(value)) return value.map(withReadableDates)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withReadableDates(part)]))
}

function sizeOf(value: Json): number {
  if (typeof value === 'string') return value.length
  if (value === null || typeof value !== 'object') return 1
  let size = 1
  for (const part of Object.values(value)) size += sizeOf(part)
  return size
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
    yield* withoutRuns(value)
    for (let i = 0; i < value.length; i++) for (const smaller of smallerValues(value[i]!)) yield value.map((item, j) => (j === i ? smaller : item))
  } else if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
    for (const fewer of withoutRuns(entries)) yield Object.fromEntries(fewer)
    for (let i = 0; i < entries.length; i++) {
      for (const smaller of smallerValues(entries[i]![1])) yield Object.fromEntries(entries.map(([name, part], j) => [name, j === i ? smaller : part]))
    }
  }
}

/** The list without a run of its entries: first without half of them, then without ever shorter runs, down to one entry of a short list. */
function* withoutRuns<T>(list: T[]): Generator<T[]> {
  const shortest = Math.ceil(list.length / maxSingles)
  for (let length = Math.ceil(list.length / 2); length >= shortest && length > 0; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let from = 0; from < list.length; from += length) yield [...list.slice(0, from), ...list.slice(from + length)]
  }
}
