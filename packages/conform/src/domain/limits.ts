import type { TimeLimit } from '@shebiao/schemas/common/1.0'

// Units of one scale are converted into each other. Scales are not: holidays and the length of months decide. They have bounds.
const scales: Record<string, [scale: string, factor: number]> = {
  minute: ['clock', 1],
  hour: ['clock', 60],
  workingDay: ['workingDay', 1],
  calendarDay: ['calendarDay', 1],
  month: ['month', 1],
  year: ['month', 12],
}

/**
 * The fewest and the most calendar days that an amount can be. A working day is no shorter than a day, and holidays may lie before it;
 * a month has 28 to 31 days, a year 365 or 366.
 */
const boundsInDays: Record<string, (amount: number) => [least: number, most: number]> = {
  workingDay: (days) => [days, Number.POSITIVE_INFINITY],
  calendarDay: (days) => [days, days],
  month: (months) => {
    const years = Math.floor(months / 12)
    return [years * 365 + (months % 12) * 28, years * 366 + (months % 12) * 31]
  },
}

interface ScaledAmount {
  scale: string
  amount: number
}

/**
 * Whether two limits are comparable. 'immediate' is shorter than any number of days, months or years, but not comparable with minutes
 * and hours, which are immediate handling too. Units that cannot be converted are comparable where one limit is the longer whatever
 * the calendar says. Limits that are unknown, not set, absent, or a bounded 0, which may mean any of these, are not comparable.
 */
export function isComparable(a: TimeLimit | undefined, b: TimeLimit | undefined): boolean {
  return compare(a, b) !== undefined
}

/** Whether `a` is certainly longer than `b`. Limits that are not comparable do not exceed each other. */
export function exceeds(a: TimeLimit | undefined, b: TimeLimit | undefined): boolean {
  return (compare(a, b) ?? 0) > 0
}

/** The sum of limits whose units can be converted into each other, in the unit of the first; undefined if they cannot be added. */
export function total(limits: (TimeLimit | undefined)[]): TimeLimit | undefined {
  const bounded = limits.filter((limit) => limit?.state === 'bounded')
  if (bounded.length === 0 || limits.some((limit) => limit !== undefined && limit.state !== 'bounded' && limit.state !== 'immediate')) return undefined
  const [first] = bounded
  // A limit of 0 adds nothing, whatever it means.
  const amounts = bounded.map(({ value, unit }) => scaled(value, unit))
  if (amounts.some(({ scale }) => scale !== amounts[0]!.scale)) return undefined
  const amount = amounts.reduce((sum, term) => sum + term.amount, 0)
  // Quarter days are common on real pages: rounding removes binary floating-point errors.
  return { state: 'bounded', value: Math.round((amount / scales[first!.unit]![1]) * 1e6) / 1e6, unit: first!.unit }
}

/** Comparator: > 0 if `a` is longer than `b`; undefined if they are not comparable. */
function compare(a: TimeLimit | undefined, b: TimeLimit | undefined): number | undefined {
  const left = scaleOf(a)
  const right = scaleOf(b)
  if (left === undefined || right === undefined) return undefined
  const hasImmediate = left === 'immediate' || right === 'immediate'
  if (left === right || (hasImmediate && left !== 'clock' && right !== 'clock')) return amountOf(a!) - amountOf(b!)
  // Hours may be those of the office, and immediate handling may take some: they are held against nothing but hours.
  if (left === 'clock' || right === 'clock') return undefined
  const [leastOfA, mostOfA] = boundsInDays[left]!(amountOf(a!))
  const [leastOfB, mostOfB] = boundsInDays[right]!(amountOf(b!))
  return leastOfA > mostOfB ? 1 : leastOfB > mostOfA ? -1 : undefined
}

function scaleOf(limit: TimeLimit | undefined): string | undefined {
  if (limit?.state === 'immediate') return 'immediate'
  return limit?.state === 'bounded' && limit.value > 0 ? scales[limit.unit]![0] : undefined
}

function amountOf(limit: TimeLimit): number {
  return limit.state === 'bounded' ? limit.value * scales[limit.unit]![1] : 0
}

function scaled(value: number, unit: string): ScaledAmount {
  const [scale, factor] = scales[unit]!
  return { scale, amount: value * factor }
}
