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

/**
 * Whether `a` is surely longer than `b`. Immediate is zero in every unit; limits in units that do not convert,
 * and limits that are unknown, not set or absent, are never said to exceed.
 */
export function exceeds(a: TimeLimit | undefined, b: TimeLimit | undefined): boolean {
  const [left, right] = [measure(a), measure(b)]
  if (!left || !right) return false
  if (left.amount === 0 || right.amount === 0) return left.amount > right.amount
  return left.scale === right.scale && left.amount > right.amount
}

/** The sum of limits that share one scale, as a limit in the unit of the first; undefined where they do not add up. */
export function total(limits: (TimeLimit | undefined)[]): TimeLimit | undefined {
  const bounded = limits.filter((limit) => limit?.state === 'bounded')
  if (bounded.length === 0 || limits.some((limit) => limit !== undefined && limit.state !== 'bounded' && limit.state !== 'immediate')) return undefined
  const [first] = bounded
  const measures = bounded.map(measure)
  if (measures.some((one) => one?.scale !== measures[0]?.scale)) return undefined
  const amount = measures.reduce((sum, one) => sum + (one?.amount ?? 0), 0)
  // Quarter days are common on real pages: the sum is kept free of binary dust.
  return { state: 'bounded', value: Math.round((amount / scales[first!.unit]![1]) * 1e6) / 1e6, unit: first!.unit }
}

function measure(limit: TimeLimit | undefined): { scale: string; amount: number } | undefined {
  if (limit?.state === 'immediate') return { scale: 'clock', amount: 0 }
  if (limit?.state !== 'bounded') return undefined
  const [scale, factor] = scales[limit.unit]!
  return { scale, amount: limit.value * factor }
}
