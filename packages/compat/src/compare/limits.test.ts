import { describe, expect, it } from 'vitest'
import { compare, type Schema, within } from '../index.js'

const codes = (count: number) => Array.from({ length: count }, (_, i) => `P${i}`)

/** A schema whose comparison with `other` takes far more steps than there are. */
const hard: Schema = { type: 'object', allOf: Array.from({ length: 24 }, (_, i) => ({ anyOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }] })) }
const other: Schema = { type: 'object', minProperties: 12 }

describe('within, for large bounds', () => {
  it('decides lists of thousands of codes', () => {
    expect(within({ enum: codes(5000) }, { enum: codes(5001) }).answer).toBe('proved')
    expect(within({ enum: codes(5001) }, { enum: codes(5000) })).toMatchObject({ answer: 'refuted', witness: 'P5000' })
    expect(within({ enum: codes(5000) }, { type: 'string', pattern: '^P[0-9]{1,4}$' }).answer).toBe('proved')
    expect(within({ type: 'string', pattern: '^P[0-9]{1,4}$' }, { enum: codes(5000) }).answer).toBe('refuted')
  })
  it('decides objects that are nested 300 deep', () => {
    const nested = (inner: Schema) => Array.from({ length: 300 }).reduce((schema: Schema) => ({ type: 'object', properties: { x: schema } }), inner)
    expect(within(nested({ maxLength: 3 }), nested({ maxLength: 4 })).answer).toBe('proved')
    expect(within(nested({ maxLength: 4 }), nested({ maxLength: 3 })).answer).toBe('refuted')
  })
  it.each<[string, Schema, Schema]>([
    ['a string', { type: 'string', minLength: 2_000_000_000 }, false],
    ['a string of a pattern', { type: 'string', minLength: 2_000_000_000, pattern: '^[a-z]*$' }, false],
    ['an array', { type: 'array', minItems: 2_000_000_000 }, false],
    ['an array of different items', { type: 'array', minItems: 2_000_000_000, uniqueItems: true }, false],
    ['an object', { type: 'object', minProperties: 2_000_000_000 }, false],
  ])('does not build %s that no machine could hold, and says so', (_, a, b) => {
    expect(within(a, b)).toMatchObject({ answer: 'unknown', reason: { zh: expect.stringContaining('写不出来') } })
  })
})

describe('the limits of a comparison', () => {
  it('end in unknown when the time is over, and the reason says so', () => {
    const { oldWithinNew, newWithinOld } = compare(hard, other, { milliseconds: 0 })
    expect(oldWithinNew).toMatchObject({ answer: 'unknown', reason: { en: expect.stringContaining('within 0 seconds') } })
    expect(newWithinOld.answer).toBe('unknown')
  })
  it('end in unknown when the steps are used up', () => expect(within(hard, other, { steps: 100 })).toMatchObject({ answer: 'unknown' }))
  it('leave time for the second direction where the first takes all it may', () => {
    const started = performance.now()
    const { oldWithinNew, newWithinOld } = compare(hard, other, { milliseconds: 1000, steps: Number.POSITIVE_INFINITY })
    expect(performance.now() - started).toBeLessThan(4000)
    expect([oldWithinNew.answer, newWithinOld.answer]).toEqual(['unknown', 'refuted'])
  })
})
