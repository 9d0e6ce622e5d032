import type { TimeLimit } from '@shebiao/schemas/common/1.0'

// Working days, calendar days and months are never converted into each other: holidays and the length of months decide.
const scales: Record<string, [scale: string, factor: number]> = {
  minute: ['clock', 1],
  hour: ['clock', 60],
  workingDay: ['workingDay', 1],
  calendarDay: ['calendarDay', 1],
  month: ['month', 1],
  year: ['month', 12],
}

interface Measure {
  scale: string
  amount: number
}

/**
 * Whether two limits can be told to be longer, shorter or equal. Immediate is shorter than any number of days, months or years;
 * minutes and hours on the spot are immediate handling too and do not compare with it. Units that do not convert, limits that are
 * unknown, not set or absent, and a bounded 0, which may stand for any of these, compare with nothing.
 */
export function isComparable(a: TimeLimit | undefined, b: TimeLimit | undefined): boolean {
  return compare(a, b) !== undefined
}

/** Whether `a` is surely longer than `b`; limits that do not compare never exceed each other. */
export function exceeds(a: TimeLimit | undefined, b: TimeLimit | undefined): boolean {
  return (compare(a, b) ?? 0) > 0
}

/** The sum of limits that share one scale, as a limit in the unit of the first; undefined where they do not add up. */
export function total(limits: (TimeLimit | undefined)[]): TimeLimit | undefined {
  const bounded = limits.filter((limit) => limit?.state === 'bounded')
  if (bounded.length === 0 || limits.some((limit) => limit !== undefined && limit.state !== 'bounded' && limit.state !== 'immediate')) return undefined
  const [first] = bounded
  // A step of 0 adds nothing, whatever it stands for.
  const measures = bounded.map(({ value, unit }) => scaled(value, unit))
  if (measures.some(({ scale }) => scale !== measures[0]!.scale)) return undefined
  const amount = measures.reduce((sum, one) => sum + one.amount, 0)
  // Quarter days are common on real pages: the sum is kept free of binary dust.
  return { state: 'bounded', value: Math.round((amount / scales[first!.unit]![1]) * 1e6) / 1e6, unit: first!.unit }
}

/** Above, at or below nought as `a` is longer than, as long as or shorter than `b`; undefined where that cannot be told. */
function compare(a: TimeLimit | undefined, b: TimeLimit | undefined): number | undefined {
  const left = scaleOf(a)
  const right = scaleOf(b)
  if (left === undefined || right === undefined) return undefined
  const atOnce = left === 'immediate' || right === 'immediate'
  const known = left === right || (atOnce && left !== 'clock' && right !== 'clock')
  return known ? amountOf(a!) - amountOf(b!) : undefined
}

function scaleOf(limit: TimeLimit | undefined): string | undefined {
  if (limit?.state === 'immediate') return 'immediate'
  return limit?.state === 'bounded' && limit.value > 0 ? scales[limit.unit]![0] : undefined
}

function amountOf(limit: TimeLimit): number {
  return limit.state === 'bounded' ? limit.value * scales[limit.unit]![1] : 0
}

function scaled(value: number, unit: string): Measure {
  const [scale, factor] = scales[unit]!
  return { scale, amount: value * factor }
}
