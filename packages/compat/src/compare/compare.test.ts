import { describe, expect, it } from 'vitest'
import { type Schema, satisfiable, within } from '../index.js'

/** What `$dynamicRef` means here depends on the way by which it is reached. */
const twoDynamicAnchors = {
  $ref: 'https://schemas.example/list',
  type: 'array',
  $defs: {
    list: { $id: 'https://schemas.example/list', $dynamicAnchor: 'item', items: { $dynamicRef: '#item' } },
    other: { $id: 'https://schemas.example/other', $dynamicAnchor: 'item' },
  },
}

describe('satisfiable', () => {
  it('shows an instance of a schema that has one', () =>
    expect(satisfiable({ type: 'object', required: ['x'], properties: { x: { enum: [3] } } })).toEqual({ answer: 'satisfiable', witness: { x: 3 } }))
  it('is empty for a profile that contradicts the schema it extends', () => {
    expect(
      satisfiable({
        allOf: [
          { type: 'object', properties: { x: { maxLength: 3 } } },
          { required: ['x'], properties: { x: { type: 'string', minLength: 4 } } },
        ],
      }),
    ).toMatchObject({ answer: 'empty' })
  })
  it('is unknown where the answer depends on an unsupported keyword', () =>
    expect(satisfiable({ ...twoDynamicAnchors, minItems: 1 })).toMatchObject({ answer: 'unknown' }))
})

describe('a witness of within', () => {
  it('has nothing that can be left out', () => {
    const old = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'array', items: { type: 'integer' } } }, required: ['a'] }
    const next = { ...old, properties: { ...old.properties, b: { type: 'array', items: { type: 'integer', maximum: 9 } } } }
    expect(within(old, next)).toMatchObject({ answer: 'refuted', witness: { a: '', b: [10] } })
  })
  it('has the year 2000 where any year would do', () => {
    expect(within({ type: 'string', format: 'date' }, false)).toMatchObject({ witness: '2000-01-01' })
    expect(within({ type: 'object', required: ['d'], properties: { d: { type: 'string', format: 'date' } } }, false)).toMatchObject({
      witness: { d: '2000-01-01' },
    })
    expect(within({ type: 'string', format: 'date', pattern: '^0000' }, false)).toMatchObject({ witness: '0000-01-01' })
  })
  it('can have a property with the name of a JavaScript method', () => {
    expect(within({ type: 'object' }, { type: 'object', properties: { hasOwnProperty: false } })).toMatchObject({ witness: { hasOwnProperty: null } })
  })
})

describe('the reason of an unknown answer', () => {
  it.each<[string, Schema, Schema, string]>([
    ['a pattern that no automaton reads', { type: 'string', pattern: '(?<=a(?=b))' }, false, '环视或反向引用'],
    ['a back reference to endlessly many texts', { type: 'string', pattern: '^(a*)b\\1$' }, { maxLength: 1 }, '环视或反向引用'],
    ['a pattern whose automaton is too large', { type: 'string', pattern: '^(?:a|b)*a(?:a|b){40}$' }, false, '自动机过大'],
    ['a format between two languages', { type: 'string', format: 'email', pattern: '@-$' }, false, '格式无法精确表达'],
  ])('names %s, also within an object', (_, inner, outer, reason) => {
    const expected = { answer: 'unknown', reason: { zh: expect.stringContaining(reason) } }
    expect(within(inner, outer)).toMatchObject(expected)
    expect(within({ type: 'object', required: ['a'], properties: { a: inner } }, { properties: { a: outer } })).toMatchObject(expected)
  })
})

describe('within', () => {
  it('answers in bounded time on schemas with very many combinations', () => {
    const hard = { type: 'string', allOf: Array.from({ length: 12 }, (_, i) => ({ pattern: `^(?:[ab]{${i + 2}})*$` })) }
    expect(within({ ...hard, not: { pattern: 'b{50}' } }, { type: 'string', pattern: '^(?:aa){9999}$' }).answer).not.toBe('proved')
    const wide = { type: 'object', allOf: Array.from({ length: 24 }, (_, i) => ({ anyOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }] })) }
    expect(within(wide, { ...wide, minProperties: 25 }).answer).toBe('refuted')
    expect(['proved', 'unknown']).toContain(within(wide, { type: 'object', minProperties: 12 }).answer)
  })
})
