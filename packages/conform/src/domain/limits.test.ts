import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import { describe, expect, it } from 'vitest'
import { exceeds, isComparable, total } from './limits.js'

type Unit = Extract<TimeLimit, { state: 'bounded' }>['unit']
const limit = (value: number, unit: Unit): TimeLimit => ({ state: 'bounded', value, unit })

describe('units of one scale', () => {
  const equal: [TimeLimit, TimeLimit][] = [
    [limit(1, 'year'), limit(12, 'month')],
    [limit(1, 'hour'), limit(60, 'minute')],
    [limit(0.5, 'hour'), limit(30, 'minute')],
    [limit(1, 'workingDay'), limit(1, 'workingDay')],
    [limit(1, 'calendarDay'), limit(1, 'calendarDay')],
  ]
  it.each(equal)('%j is as long as %j, and one more of the smaller unit is longer', (large, small) => {
    const { value, unit } = small as Extract<TimeLimit, { state: 'bounded' }>
    expect(exceeds(large, small)).toBe(false)
    expect(exceeds(small, large)).toBe(false)
    expect(exceeds(limit(value + 1, unit), large)).toBe(true)
    expect(exceeds(large, limit(value - 0.5, unit))).toBe(true)
  })
})

describe('units of different scales compare where the calendar cannot turn the order', () => {
  it.each<[TimeLimit, TimeLimit]>([
    [limit(16, 'workingDay'), limit(15, 'calendarDay')],
    [limit(32, 'calendarDay'), limit(1, 'month')],
    [limit(32, 'workingDay'), limit(1, 'month')],
    [limit(367, 'calendarDay'), limit(1, 'year')],
    [limit(1, 'month'), limit(27, 'calendarDay')],
    [limit(1, 'year'), limit(364, 'calendarDay')],
  ])('%j is longer than %j', (longer, shorter) => {
    expect(exceeds(longer, shorter)).toBe(true)
    expect(exceeds(shorter, longer)).toBe(false)
    expect(isComparable(shorter, longer)).toBe(true)
  })

  it.each<[TimeLimit, TimeLimit]>([
    [limit(15, 'workingDay'), limit(15, 'calendarDay')],
    [limit(45, 'calendarDay'), limit(40, 'workingDay')],
    [limit(31, 'calendarDay'), limit(1, 'month')],
    [limit(28, 'calendarDay'), limit(1, 'month')],
    [limit(1, 'month'), limit(31, 'workingDay')],
    [limit(366, 'calendarDay'), limit(1, 'year')],
    [limit(365, 'calendarDay'), limit(12, 'month')],
    [limit(1, 'minute'), limit(1, 'workingDay')],
    [limit(8, 'hour'), limit(1, 'workingDay')],
  ])('%j and %j do not', (a, b) => {
    expect(isComparable(a, b)).toBe(false)
    expect(exceeds(a, b)).toBe(false)
    expect(exceeds(b, a)).toBe(false)
  })
})

it('immediate is shorter than days, months and years, and does not compare with minutes or hours', () => {
  const immediate: TimeLimit = { state: 'immediate' }
  for (const unit of ['workingDay', 'calendarDay', 'month', 'year'] as const) {
    expect(exceeds(limit(1, unit), immediate)).toBe(true)
    expect(exceeds(immediate, limit(1, unit))).toBe(false)
  }
  for (const unit of ['minute', 'hour'] as const) expect(isComparable(limit(1, unit), immediate)).toBe(false)
  expect(isComparable(immediate, immediate)).toBe(true)
})

it('limits that are absent, unknown, not set or 0 do not compare', () => {
  const others: (TimeLimit | undefined)[] = [undefined, { state: 'unknown' }, { state: 'none' }, limit(0, 'workingDay')]
  for (const other of others) {
    expect(isComparable(other, limit(1, 'workingDay'))).toBe(false)
    expect(isComparable(limit(1, 'workingDay'), other)).toBe(false)
  }
})

it('a sum has the unit of its first limit, and none where scales differ', () => {
  expect(total([limit(1, 'year'), limit(6, 'month')])).toEqual(limit(1.5, 'year'))
  expect(total([limit(30, 'minute'), limit(1, 'hour')])).toEqual(limit(90, 'minute'))
  expect(total([limit(0.1, 'workingDay'), limit(0.2, 'workingDay')])).toEqual(limit(0.3, 'workingDay'))
  expect(total([limit(1, 'workingDay'), { state: 'immediate' }, undefined])).toEqual(limit(1, 'workingDay'))
  expect(total([limit(1, 'workingDay'), limit(1, 'calendarDay')])).toBeUndefined()
  expect(total([limit(1, 'workingDay'), { state: 'unknown' }])).toBeUndefined()
  expect(total([undefined])).toBeUndefined()
  expect(total([{ state: 'immediate' }])).toBeUndefined()
})
