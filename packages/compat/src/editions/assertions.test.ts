import { describe, expect, it } from 'vitest'
import type { Schema } from '../model/schema.js'
import { assertions } from './assertions.js'

const textOf = (schema: Schema) => assertions({ types: { one: schema }, codeLists: {}, rules: [], clauses: {} })

describe('assertions', () => {
  it('ignores annotations at every depth', () => {
    expect(textOf({ type: 'array', title: '甲', items: { type: 'string', 'x-en': 'A', examples: ['a'] } })).toBe(
      textOf({ items: { type: 'string' }, type: 'array' }),
    )
  })
  it('keeps a field that has the name of an annotation', () => {
    expect(textOf({ properties: { title: { type: 'string' } } })).not.toBe(textOf({ properties: {} }))
  })
  it('keeps values that look like annotations', () => {
    expect(textOf({ const: { title: 'a' } })).not.toBe(textOf({ const: { title: 'b' } }))
  })
  it('ignores the order of codes and of required fields', () => {
    expect(textOf({ enum: ['a', 'b'], required: ['x', 'y'] })).toBe(textOf({ enum: ['b', 'a'], required: ['y', 'x'] }))
  })
})
