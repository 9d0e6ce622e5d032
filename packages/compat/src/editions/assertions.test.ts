import { describe, expect, it } from 'vitest'
import type { Schema } from '../model/schema.js'
import { assertions } from './assertions.js'

const of = (schema: Schema) => assertions({ types: { one: schema }, codeLists: {}, rules: [], clauses: {} })

describe('assertions', () => {
  it('leave annotations out, wherever they stand', () => {
    expect(of({ type: 'array', title: '甲', items: { type: 'string', 'x-en': 'A', examples: ['a'] } })).toBe(of({ items: { type: 'string' }, type: 'array' }))
  })
  it('keep a field that is called like an annotation', () => {
    expect(of({ properties: { title: { type: 'string' } } })).not.toBe(of({ properties: {} }))
  })
  it('keep values that look like annotations', () => {
    expect(of({ const: { title: 'a' } })).not.toBe(of({ const: { title: 'b' } }))
  })
  it('know that the order of codes and required fields means nothing', () => {
    expect(of({ enum: ['a', 'b'], required: ['x', 'y'] })).toBe(of({ enum: ['b', 'a'], required: ['y', 'x'] }))
  })
})
