import type { Literal } from '../formula/formula.js'
import { canonical, type Json } from '../model/json.js'
import { accepts } from './accepts.js'
import { type ArrayShape, fixedLength, freeFrom, literalsAt } from './array-shape.js'
import { chooseDistinct } from './matching.js'
import { type SearchResult, tooLarge, witnessTooLarge } from './solution.js'
import type { Solver } from './solver.js'

/** Longest array that is built. */
const maxLength = 2_000_000
/** Longest array of different items that is built. */
const maxUniqueLength = 20_000
/** A count that asks for more items than this is reduced. */
const fewCounted = 8

type SolveShape = (solver: Solver, shape: ArrayShape, wanted: number) => SearchResult

/**
 * One array too long to solve item by item, whose items need not be unique: a shorter one is solved, and then made longer by copies of
 * items that no demand needs. Where no shorter one exists, no longer one does, as items without a use can be left out of it.
 */
export function solveLongArray(solver: Solver, shape: ArrayShape, solve: SolveShape): SearchResult {
  const unknown = { values: [], complete: false, reason: tooLarge }
  const reduced = reduce(shape)
  if (!reduced || freeFrom(reduced.shape) + 1 > 300) return unknown
  const short = solve(solver, reduced.shape, 1)
  if (short.values.length === 0) return short.complete ? { values: [], complete: true } : { ...unknown, ...(short.reason && { reason: short.reason }) }
  if (reduced.free + reduced.counted.copies + reduced.shape.min > maxLength) return { ...unknown, reason: witnessTooLarge }
  const long = lengthened(solver, shape, reduced, short.values[0] as Json[])
  if (long) return { values: [long], complete: false, reason: tooLarge }
  // The items that were found all count. One is demanded that does not, which every array has that is longer than its counts allow.
  const limited = shape.counts.filter(({ most }) => most < Number.POSITIVE_INFINITY)
  const free = solver.formulas.and(limited.map(({ value }) => -value))
  const demands = [...reduced.shape.demands, { from: fixedLength(shape), to: Number.POSITIVE_INFINITY, value: free }]
  const again = solve(solver, { ...reduced.shape, demands, min: Math.min(reduced.shape.min + 1, reduced.shape.max + 1), max: reduced.shape.max + 1 }, 1)
  if (again.values.length > 0) {
    const array = lengthened(solver, shape, { ...reduced, free: reduced.free - 1 }, again.values[0] as Json[])
    return array ? { values: [array], complete: false, reason: tooLarge } : unknown
  }
  const mostCounted = limited.reduce((sum, { most }) => sum + most, 0)
  return again.complete && shape.min > fixedLength(shape) + mostCounted ? { values: [], complete: true } : unknown
}

/** A shorter shape, and how many items an array of it lacks: copies of any item without a use, and of an item that one count includes. */
interface Reduced {
  shape: ArrayShape
  free: number
  counted: { value: Literal | undefined; copies: number }
}

/** Undefined where several counts ask for many items. */
function reduce(shape: ArrayShape): Reduced | undefined {
  const large = shape.counts.filter(({ least }) => least > fewCounted)
  if (large.length > 1) return undefined
  const [count] = large
  // Of the items that a large count includes, those at the beginning and those that serve a demand are kept, and two more.
  const copies = count ? Math.max(0, count.least - (fixedLength(shape) + shape.demands.length + 2)) : 0
  const counts = shape.counts.map((one) => (one === count ? { ...one, least: one.least - copies, most: one.most - copies } : one))
  const fewer = { ...shape, counts, min: Math.max(0, shape.min - copies), max: shape.max - copies }
  const free = Math.max(0, fewer.min - (freeFrom(fewer) + 1))
  return { shape: { ...fewer, min: fewer.min - free, max: fewer.max - free }, free, counted: { value: count?.value, copies } }
}

/** The array with as many more items as the shape asks for. Undefined where no item may be copied so often. */
function lengthened(solver: Solver, shape: ArrayShape, { free, counted }: Reduced, short: Json[]): Json[] | undefined {
  const start = fixedLength(shape)
  const tail = [...new Map(short.slice(start).map((item) => [canonical(item), item])).values()]
  const { value } = counted
  const countedItems = value === undefined || counted.copies === 0 ? [undefined] : tail.filter((item) => accepts(solver.formulas, value, item) === true)
  for (const countedItem of countedItems) {
    for (const item of free > 0 ? tail : [undefined]) {
      solver.consumeBudget(1 + Math.floor((free + counted.copies) / 1000))
      const more = [...(countedItem === undefined ? [] : copiesOf(countedItem, counted.copies)), ...(item === undefined ? [] : copiesOf(item, free))]
      const array = [...short.slice(0, start), ...more, ...short.slice(start)]
      if (keepsCounts(solver, shape, array)) return array
    }
  }
  return undefined
}

const copiesOf = (item: Json, count: number): Json[] => new Array<Json>(count).fill(item)

function keepsCounts(solver: Solver, { counts, min, max }: ArrayShape, array: Json[]): boolean {
  if (array.length < min || array.length > max) return false
  return counts.every(({ value, least, most }) => {
    const known = new Map<Json, boolean | undefined>()
    let certain = 0
    let possible = 0
    for (const item of array) {
      if (!known.has(item)) known.set(item, accepts(solver.formulas, value, item))
      if (known.get(item) === true) certain++
      if (known.get(item) !== false) possible++
    }
    return certain >= least && possible <= most
  })
}

/** One array of many different items. It is built only where the items after the fixed ones have no demands and no counts. */
export function solveLongUnique(solver: Solver, shape: ArrayShape, length: number): SearchResult {
  const fixed = Math.min(fixedLength(shape), length)
  if (length > maxUniqueLength) return { values: [], complete: false, reason: witnessTooLarge }
  const tail = solver.solve(literalsAt(shape, fixed), length)
  const first = Array.from({ length: fixed }, (_, index) => solver.solve(literalsAt(shape, index), fixed))
  if (first.some(({ values, complete }) => values.length === 0 && complete)) return { values: [], complete: true }
  if (tail.complete && tail.values.length < length - fixed) return { values: [], complete: true }
  const unknown = { values: [], complete: false, reason: tooLarge }
  if (shape.demands.length > 0 || shape.counts.length > 0) return unknown
  const byText = new Map([...first, tail].flatMap(({ values }) => values.map((value) => [canonical(value), value] as const)))
  const chosen = chooseDistinct(first.map(({ values }) => values.map(canonical)))
  if (!chosen) return unknown
  const used = new Set(chosen)
  const rest = tail.values.filter((value) => !used.has(canonical(value))).slice(0, length - fixed)
  if (rest.length < length - fixed) return unknown
  return { values: [[...chosen.map((text) => byText.get(text)!), ...rest]], complete: false, reason: tooLarge }
}
