import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import { decimal, isMultiple, scaled } from './decimals.js'
import type { SearchResult } from './solution.js'

/** What the atoms of a number demand. Bounds are infinite where there is none. */
export interface NumberLimits {
  low: number
  lowExclusive: boolean
  high: number
  highExclusive: boolean
  /** Factors of which the number must be a multiple, and of which it must not. */
  multiples: number[]
  notMultiples: number[]
}

/** Up to `wanted` numbers that satisfy the assigned atoms. */
export function solveNumbers(formulas: FormulaTable, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  const limits: NumberLimits = {
    low: Number.NEGATIVE_INFINITY,
    lowExclusive: false,
    high: Number.POSITIVE_INFINITY,
    highExclusive: false,
    multiples: [],
    notMultiples: [],
  }
  const atLeast = (bound: number, exclusive: boolean) => {
    if (bound < limits.low || (bound === limits.low && !exclusive)) return
    limits.low = bound
    limits.lowExclusive = exclusive
  }
  const atMost = (bound: number, exclusive: boolean) => {
    if (bound > limits.high || (bound === limits.high && !exclusive)) return
    limits.high = bound
    limits.highExclusive = exclusive
  }
  for (const literal of assigned) {
    const formula = formulas.formula(literal)
    const positive = literal > 0
    // The negation of a bound is the opposite bound, exclusive where the bound is inclusive: “not ≥ 3” is “< 3”.
    if (formula.kind === 'minimum') positive ? atLeast(formula.bound, formula.exclusive) : atMost(formula.bound, !formula.exclusive)
    else if (formula.kind === 'maximum') positive ? atMost(formula.bound, formula.exclusive) : atLeast(formula.bound, !formula.exclusive)
    else if (formula.kind === 'multipleOf') (positive ? limits.multiples : limits.notMultiples).push(formula.factor)
  }
  const { values, complete } = numbersWithin(limits, wanted)
  return {
    values,
    complete,
    ...(!complete && { reason: { zh: '数值无穷多或无法以双精度数表示', en: 'endlessly many numbers, or none that a double can hold' } }),
  }
}

/** Up to `wanted` numbers within the limits, and whether there are no others. Multiples are listed from zero outwards. */
export function numbersWithin(limits: NumberLimits, wanted: number): { values: number[]; complete: boolean } {
  const { low, high, multiples, notMultiples } = limits
  if (low > high || (low === high && (limits.lowExclusive || limits.highExclusive))) return { values: [], complete: true }
  return multiples.length > 0 ? multiplesWithin(limits, wanted) : low === high ? singleNumber(low, notMultiples) : numbersBetween(limits, wanted)
}

function singleNumber(value: number, notMultiples: number[]): { values: number[]; complete: boolean } {
  return { values: notMultiples.some((factor) => isMultiple(value, factor)) ? [] : [value], complete: true }
}

/**
 * Numbers between two different bounds. There are always some, since finitely many factors cannot exclude
 * all of them, but perhaps none that a double can represent.
 */
function numbersBetween(limits: NumberLimits, wanted: number): { values: number[]; complete: boolean } {
  const { low, high, notMultiples } = limits
  const from = Number.isFinite(low) ? low : Math.min(-1, high - 1)
  const to = Number.isFinite(high) ? high : Math.max(1, low + 1)
  const candidates = [0, 1, -1, Math.ceil(from), Math.floor(to), Math.ceil(from) + 1, Math.floor(to) - 1, low, high, 0.5, 0.1, 0.25]
  // Where a factor is tiny, all of these are multiples of it, but a part of it is none.
  for (const factor of notMultiples) candidates.push(factor / 2, factor / 3, -factor / 2, nextAfter(Math.max(low, -1), factor / 2))
  for (let parts = 2; candidates.length < 60 + wanted * 4; parts++) {
    for (let i = 1; i < parts; i++) candidates.push(Number((from + ((to - from) * i) / parts).toPrecision(6)), from + ((to - from) * i) / parts)
  }
  const values: number[] = []
  for (const value of candidates) {
    if (values.length >= wanted) break
    if (!Number.isFinite(value) || !isWithin(value, limits) || values.includes(value)) continue
    if (!notMultiples.some((factor) => isMultiple(value, factor))) values.push(value === 0 ? 0 : value)
  }
  return { values, complete: false }
}

/** A number a step above another one, as a decimal. */
const nextAfter = (value: number, step: number) => (Number.isFinite(value) ? Number((value + step).toPrecision(15)) : step)

const isWithin = (value: number, { low, high, lowExclusive, highExclusive }: NumberLimits) =>
  (lowExclusive ? value > low : value >= low) && (highExclusive ? value < high : value <= high)

/** Most multiples that are tried one by one. */
const maxTries = 20_000

function multiplesWithin(limits: NumberLimits, wanted: number): { values: number[]; complete: boolean } {
  const { low, high, multiples, notMultiples } = limits
  const bounds = [low, high].filter(Number.isFinite)
  const scale = Math.max(...[...multiples, ...notMultiples, ...bounds].map((value) => decimal(value).scale))
  const unit = multiples.map((factor) => scaled(factor, scale)).reduce(leastCommonMultiple)
  const excluded = notMultiples.map((factor) => scaled(factor, scale))
  if (excluded.some((factor) => unit % factor === 0n)) return { values: [], complete: true }
  // The multiples within the bounds are k·unit, for k from `first` to `last`.
  const first = Number.isFinite(low) ? ceilDivide(scaled(low, scale) + (limits.lowExclusive ? 1n : 0n), unit) : undefined
  const last = Number.isFinite(high) ? floorDivide(scaled(high, scale) - (limits.highExclusive ? 1n : 0n), unit) : undefined
  if (first !== undefined && last !== undefined && first > last) return { values: [], complete: true }
  const values: number[] = []
  let skipped = false
  let tried = 0
  for (const k of indices(first, last)) {
    if (values.length >= wanted || tried++ >= maxTries) return { values, complete: false }
    const exact = k * unit
    if (excluded.some((factor) => exact % factor === 0n)) continue
    const value = toDouble(exact, scale)
    // A multiple that no double can represent exists, but cannot be a witness.
    if (value === undefined) skipped = true
    else values.push(value)
  }
  return { values, complete: !skipped }
}

/** The double that is written as the decimal `exact / 10^scale`; undefined where there is none. */
function toDouble(exact: bigint, scale: number): number | undefined {
  for (const value of [Number(exact) / 10 ** scale, Number(`${exact}e-${scale}`)]) {
    if (!Number.isFinite(value)) continue
    const own = decimal(value)
    if (own.scale <= scale && scaled(value, scale) === exact) return value
  }
  return undefined
}

/** The whole numbers between two bounds, both included, from zero outwards; without end where a bound is undefined. */
function* indices(first: bigint | undefined, last: bigint | undefined): Generator<bigint> {
  let down = last !== undefined && last < 0n ? last : first !== undefined && first > 0n ? first - 1n : 0n
  let up = first !== undefined && first > 0n ? first : down + 1n
  for (;;) {
    const canDown = first === undefined || down >= first
    const canUp = last === undefined || up <= last
    if (!canDown && !canUp) return
    if (canDown) yield down--
    if (canUp) yield up++
  }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

const floorDivide = (a: bigint, b: bigint) => (a >= 0n ? a / b : -((-a + b - 1n) / b))
const ceilDivide = (a: bigint, b: bigint) => -floorDivide(-a, b)
