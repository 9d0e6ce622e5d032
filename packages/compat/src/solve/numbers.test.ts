import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMultiple } from './decimals.js'
import { type NumberLimits, numbersWithin } from './numbers.js'

const limits = (more: Partial<NumberLimits>): NumberLimits => ({
  low: Number.NEGATIVE_INFINITY,
  lowExclusive: false,
  high: Number.POSITIVE_INFINITY,
  highExclusive: false,
  multiples: [],
  notMultiples: [],
  ...more,
})

describe('isMultiple', () => {
  it('reads numbers as decimals, not as doubles', () => {
    for (const [value, factor] of [
      [0.3, 0.1],
      [0.7, 0.1],
      [19.99, 0.01],
      [1e21, 1],
      [1e-7, 1e-8],
      [0, 5],
      [-6, 3],
      [9007199254740992, 2],
    ])
      expect(isMultiple(value!, factor!)).toBe(true)
    for (const [value, factor] of [
      [0.35, 0.1],
      [1.5, 1],
      [1e-8, 1e-7],
      [7, 2],
    ])
      expect(isMultiple(value!, factor!)).toBe(false)
  })
})

describe('numbersWithin', () => {
  const tenth = fc.integer({ min: -40, max: 40 }).map((value) => value / 10)
  const factor = fc.constantFrom(0.1, 0.5, 1, 2, 3, 0.3)
  it('finds exactly the multiples that an exhaustive search finds', () => {
    fc.assert(
      fc.property(
        tenth,
        tenth,
        fc.boolean(),
        fc.boolean(),
        fc.array(factor, { minLength: 1, maxLength: 2 }),
        fc.array(factor, { maxLength: 2 }),
        (low, high, lowExclusive, highExclusive, multiples, notMultiples) => {
          const expected: number[] = []
          for (let tenths = -40; tenths <= 40; tenths++) {
            const value = tenths / 10
            const within = (lowExclusive ? value > low : value >= low) && (highExclusive ? value < high : value <= high)
            if (within && multiples.every((one) => isMultiple(value, one)) && !notMultiples.some((one) => isMultiple(value, one)))
              expected.push(value === 0 ? 0 : value)
          }
          const { values, complete } = numbersWithin(limits({ low, high, lowExclusive, highExclusive, multiples, notMultiples }), 100)
          expect(complete).toBe(true)
          expect([...values].sort((a, b) => a - b)).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
  it('finds a number between any two different bounds', () => {
    for (const [low, high] of [
      [0, 1e-300],
      [1, 1.0000000000000002],
      [-5, 5],
      [1e300, 2e300],
    ]) {
      expect(numbersWithin(limits({ low, high }), 1).values.length).toBe(1)
    }
    expect(numbersWithin(limits({ low: 1, high: 1, lowExclusive: true }), 1)).toEqual({ values: [], complete: true })
  })
  it('is not complete where the only numbers are no doubles', () => {
    expect(numbersWithin(limits({ low: 1, lowExclusive: true, high: 1.0000000000000002, highExclusive: true }), 1)).toEqual({ values: [], complete: false })
  })
})
