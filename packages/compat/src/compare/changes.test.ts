import { describe, expect, it } from 'vitest'
import { compare, type Schema } from '../index.js'

/** The changes between two schemas in one line each: kind, whom it breaks, id. */
function told(old: Schema, next: Schema): string[] {
  return compare(old, next).changes.map(({ kind, breaks, id }) => [kind, breaks.producers ? 'P' : '', breaks.readers ? 'R' : '', id].filter(Boolean).join(' '))
}

const closed = (properties: Record<string, Schema>, more: object = {}): Schema => ({ type: 'object', properties, additionalProperties: false, ...more })

describe('changes', () => {
  it('are none between a schema and itself', () => expect(told(closed({ x: { type: 'string' } }), closed({ x: { type: 'string' } }))).toEqual([]))
  it('name a field that came', () => expect(told(closed({}), closed({ x: { type: 'string' } }))).toEqual(['added R propertyAdded:/x']))
  it('name a field that went', () => expect(told(closed({ x: { type: 'string' } }), closed({}))).toEqual(['removed P propertyRemoved:/x']))
  it('say that a field declared in an open object breaks who used it otherwise', () =>
    expect(told({ type: 'object' }, { type: 'object', properties: { x: { type: 'string' } } })).toEqual(['added P propertyAdded:/x']))
  it('name what became required and what no longer is', () =>
    expect(told({ type: 'object', required: ['x'] }, { type: 'object', required: ['y'] })).toEqual([
      'tightened P requiredAdded:/y',
      'loosened R requiredDropped:/x',
    ]))
  it('tell tightening from loosening', () => {
    expect(told({ maxLength: 5 }, { maxLength: 4 })).toEqual(['tightened P keywordChanged::maxLength'])
    expect(told({ maxLength: 4 }, { maxLength: 5 })).toEqual(['loosened R keywordChanged::maxLength'])
    expect(told({ pattern: '^[ab]$' }, { pattern: '^[bc]$' })).toEqual(['changed P R keywordChanged::pattern'])
  })
  it('name each code that came or went', () => {
    const { changes } = compare({ enum: ['a', 'b'] }, { enum: ['b', 'c', 'd'] })
    expect(changes.map(({ en }) => en)).toEqual(['“the record” may no longer be a', '“the record” may also be c、d'])
  })
  it('see that another spelling means the same', () =>
    expect(told({ pattern: '^[0-9]+$' }, { pattern: '^\\d+$' })).toEqual(['annotation keywordChanged::pattern']))
  it('follow references, and tell a shared definition once', () => {
    const of = (maxLength: number): Schema => ({
      $defs: { s: { type: 'string', maxLength } },
      properties: { x: { $ref: '#/$defs/s' }, y: { $ref: '#/$defs/s' } },
    })
    expect(told(of(3), of(4))).toEqual(['loosened R keywordChanged:/x:maxLength'])
    expect(compare(of(3), of(4)).changes[0]!.place).toEqual({ data: '/x', also: ['/y'], old: '#/$defs/s', new: '#/$defs/s' })
  })
  it('end on recursion', () => {
    const of = (v: Schema): Schema => ({ type: 'object', properties: { v, kids: { type: 'array', items: { $ref: '#' } } } })
    expect(told(of({ maximum: 3 }), of({ maximum: 2 }))).toEqual(['tightened P keywordChanged:/v:maximum'])
  })
  it('go into items and the forms of a union', () => {
    const of = (value: Schema, forms: string[]): Schema => ({
      $defs: Object.fromEntries(forms.map((tag) => [tag, closed({ tag: { const: tag }, ...(tag === 'A' && { value }) }, { required: ['tag'] })])),
      type: 'array',
      items: { oneOf: forms.map((tag) => ({ $ref: `#/$defs/${tag}` })) },
    })
    expect(told(of({ type: 'number' }, ['A', 'B']), of({ type: 'integer' }, ['A', 'B', 'C']))).toEqual([
      'tightened P keywordChanged:/*/value:type',
      'loosened R branchAdded:/*',
    ])
  })
  it('say that an object was closed or opened', () => {
    expect(told({ type: 'object' }, { type: 'object', additionalProperties: false })).toEqual(['tightened P closed:'])
    expect(told({ type: 'object', additionalProperties: false }, { type: 'object' })).toEqual(['loosened R opened:'])
  })
  it('see an overlay as what it adds', () => {
    const national = closed({ x: { type: 'string', title: '名称' } })
    const overlay = { $defs: { N: national }, allOf: [{ $ref: '#/$defs/N' }, { required: ['x'], properties: { x: { maxLength: 9, 'x-clause': '3.1' } } }] }
    const { changes, bump, newWithinOld } = compare(national, overlay as Schema)
    expect(changes.map(({ kind, id, clause, zh }) => [kind, id, clause, zh])).toEqual([
      ['tightened', 'requiredAdded:/x', '3.1', '字段“名称”改为必填'],
      ['annotation', 'annotationChanged:/x:x-clause', '3.1', '“名称”的说明改动：x-clause'],
      ['tightened', 'keywordChanged:/x:maxLength', '3.1', '“名称”的最多字数由 无 改为 9'],
    ])
    expect([bump, newWithinOld.answer]).toEqual(['major', 'proved'])
  })
  it('leave no direction untold', () => {
    const old: Schema = { anyOf: [{ required: ['x'] }, { required: ['y'] }], type: 'object' }
    for (const [a, b] of [
      [old, { ...(old as object), anyOf: [{ required: ['x'] }] }],
      [{ ...(old as object), anyOf: [{ required: ['x'] }] }, old],
    ] as [Schema, Schema][]) {
      const { changes, oldWithinNew, newWithinOld } = compare(a, b)
      expect(changes.some(({ breaks }) => breaks.producers)).toBe(oldWithinNew.answer !== 'proved')
      expect(changes.some(({ breaks }) => breaks.readers)).toBe(newWithinOld.answer !== 'proved')
    }
  })
  it('carry Chinese and English', () => {
    for (const { zh, en } of compare({ type: 'string', maxLength: 3, title: '一' }, { type: 'string', maxLength: 2, title: '二' }).changes) {
      expect(zh).toMatch(/[一-鿿]/)
      expect(en).toMatch(/[a-z]/)
    }
  })
})

describe('the step of the version', () => {
  const step = (old: Schema, next: Schema) => compare(old, next).bump
  it('is major for what is refused or gone', () => {
    expect(step({ maxLength: 3 }, { maxLength: 2 })).toBe('major')
    expect(step({ type: 'object', properties: { x: { title: '一' } } }, { type: 'object' })).toBe('major')
  })
  it('is minor for what is allowed or added', () => {
    expect(step({ maxLength: 2 }, { maxLength: 3 })).toBe('minor')
    expect(step({ type: 'object' }, { type: 'object', properties: { x: { title: '一' } } })).toBe('minor')
  })
  it('is a patch for words', () => expect(step({ title: '一' }, { title: '二' })).toBe('patch'))
  it('is major where something is unknown, with the reason', () => {
    const { bump, oldWithinNew } = compare({ $dynamicRef: '#a' }, { $dynamicRef: '#b' })
    expect(bump).toBe('major')
    expect(oldWithinNew).toMatchObject({ answer: 'unknown', reason: { en: expect.stringContaining('$dynamicRef') } })
  })
})
