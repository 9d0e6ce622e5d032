import { describe, expect, it } from 'vitest'
import { compare, type Schema } from '../index.js'

/** The changes between two schemas, one line each: kind, P for breaking producers, R for breaking readers, id. */
function changeLines(old: Schema, next: Schema): string[] {
  return compare(old, next).changes.map(({ kind, breaks, id }) => [kind, breaks.producers ? 'P' : '', breaks.readers ? 'R' : '', id].filter(Boolean).join(' '))
}

const closed = (properties: Record<string, Schema>, more: object = {}): Schema => ({ type: 'object', properties, additionalProperties: false, ...more })

describe('the changes of compare', () => {
  it('are empty between a schema and itself', () => expect(changeLines(closed({ x: { type: 'string' } }), closed({ x: { type: 'string' } }))).toEqual([]))
  it('list an added field, which breaks readers', () =>
    expect(changeLines(closed({}), closed({ x: { type: 'string' } }))).toEqual(['added R propertyAdded:/x']))
  it('list a removed field, which breaks producers', () =>
    expect(changeLines(closed({ x: { type: 'string' } }), closed({}))).toEqual(['removed P propertyRemoved:/x']))
  it('list a field newly declared in an open object as breaking producers who used its name', () =>
    expect(changeLines({ type: 'object' }, { type: 'object', properties: { x: { type: 'string' } } })).toEqual(['added P propertyAdded:/x']))
  it('list fields that became required and fields that no longer are', () =>
    expect(changeLines({ type: 'object', required: ['x'] }, { type: 'object', required: ['y'] })).toEqual([
      'tightened P requiredAdded:/y',
      'loosened R requiredDropped:/x',
    ]))
  it('distinguish tightened, loosened and changed keywords', () => {
    expect(changeLines({ maxLength: 5 }, { maxLength: 4 })).toEqual(['tightened P keywordChanged::maxLength'])
    expect(changeLines({ maxLength: 4 }, { maxLength: 5 })).toEqual(['loosened R keywordChanged::maxLength'])
    expect(changeLines({ pattern: '^[ab]$' }, { pattern: '^[bc]$' })).toEqual(['changed P R keywordChanged::pattern'])
  })
  it('list added and removed codes by name', () => {
    const { changes } = compare({ enum: ['a', 'b'] }, { enum: ['b', 'c', 'd'] })
    expect(changes.map(({ en }) => en)).toEqual(['“the record” may no longer be a', '“the record” may also be c、d'])
  })
  it('treat another spelling with the same meaning as an annotation', () =>
    expect(changeLines({ pattern: '^[0-9]+$' }, { pattern: '^\\d+$' })).toEqual(['annotation keywordChanged::pattern']))
  it('report a shared definition once, with every field that refers to it', () => {
    const of = (maxLength: number): Schema => ({
      $defs: { s: { type: 'string', maxLength } },
      properties: { x: { $ref: '#/$defs/s' }, y: { $ref: '#/$defs/s' } },
    })
    expect(changeLines(of(3), of(4))).toEqual(['loosened R keywordChanged:/x:maxLength'])
    expect(compare(of(3), of(4)).changes[0]!.place).toEqual({ data: '/x', also: ['/y'], old: '#/$defs/s', new: '#/$defs/s' })
  })
  it('end on a recursive schema', () => {
    const of = (v: Schema): Schema => ({ type: 'object', properties: { v, kids: { type: 'array', items: { $ref: '#' } } } })
    expect(changeLines(of({ maximum: 3 }), of({ maximum: 2 }))).toEqual(['tightened P keywordChanged:/v:maximum'])
  })
  it('descend into items and into the branches of a union', () => {
    const of = (value: Schema, forms: string[]): Schema => ({
      $defs: Object.fromEntries(forms.map((tag) => [tag, closed({ tag: { const: tag }, ...(tag === 'A' && { value }) }, { required: ['tag'] })])),
      type: 'array',
      items: { oneOf: forms.map((tag) => ({ $ref: `#/$defs/${tag}` })) },
    })
    expect(changeLines(of({ type: 'number' }, ['A', 'B']), of({ type: 'integer' }, ['A', 'B', 'C']))).toEqual([
      'tightened P keywordChanged:/*/value:type',
      'loosened R branchAdded:/*',
    ])
  })
  it('report an object that was closed or opened', () => {
    expect(changeLines({ type: 'object' }, { type: 'object', additionalProperties: false })).toEqual(['tightened P closed:'])
    expect(changeLines({ type: 'object', additionalProperties: false }, { type: 'object' })).toEqual(['loosened R opened:'])
  })
  it('report of an overlay only what it adds', () => {
    const national = closed({ x: { type: 'string', title: '名称' } })
    const overlay = { $defs: { N: national }, allOf: [{ $ref: '#/$defs/N' }, { required: ['x'], properties: { x: { maxLength: 9, 'x-clause': '3.1' } } }] }
    const { changes, bump, newWithinOld } = compare(national, overlay as Schema)
    expect(changes.map(({ kind, id, clause, zh }) => [kind, id, clause, zh])).toEqual([
      ['tightened', 'requiredAdded:/x', '3.1', '字段“名称”改为必填'],
      ['tightened', 'keywordChanged:/x:maxLength', '3.1', '“名称”的最多字数由 无 改为 9'],
      ['annotation', 'annotationChanged:/x:x-clause', '3.1', '“名称”的说明改动：x-clause'],
    ])
    expect([bump, newWithinOld.answer]).toEqual(['major', 'proved'])
  })
  it('have a breaking change for every direction that is not proved', () => {
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
  it('do not say that a keyword changed which is written the same', () => {
    const of = (maxLength: number): Schema => ({ anyOf: [{ $ref: '#/$defs/s' }, { type: 'null' }], $defs: { s: { type: 'string', maxLength } } })
    expect(compare(of(3), of(4)).changes.map(({ en }) => en)).toEqual([
      'within the alternatives of “the record”, something referred to changed, though it is written the same',
    ])
  })
  it('carry the keyword and what was there and is there now, as data', () => {
    const { changes } = compare({ maxLength: 3, minLength: 1, enum: ['a', 'b'], title: '甲' }, { maxLength: 4, enum: ['b', 'c'], title: '乙' })
    expect(changes.map(({ id, keyword, from, to }) => [id.split(':')[0], keyword, from, to])).toEqual(
      expect.arrayContaining([
        ['keywordChanged', 'maxLength', 3, 4],
        ['keywordChanged', 'minLength', 1, undefined],
        ['valuesRemoved', undefined, ['a'], undefined],
        ['valuesAdded', undefined, undefined, ['c']],
        ['annotationChanged', 'title', '甲', '乙'],
      ]),
    )
  })
  it('list an unknown keyword and an unknown format that changed as annotations', () => {
    expect(changeLines({ type: 'string', maxLenght: 5 } as Schema, { type: 'string' })).toEqual(['annotation annotationChanged::maxLenght'])
    expect(changeLines({ type: 'string', format: 'phone' }, { type: 'string', format: 'iri' })).toEqual(['annotation annotationChanged::format'])
    expect(changeLines({ type: 'string', format: 'phone' }, { type: 'string', format: 'date' })).toEqual(['tightened P keywordChanged::format'])
  })
  it('have a sentence in Chinese and in English', () => {
    for (const { zh, en } of compare({ type: 'string', maxLength: 3, title: '一' }, { type: 'string', maxLength: 2, title: '二' }).changes) {
      expect(zh).toMatch(/[一-鿿]/)
      expect(en).toMatch(/[a-z]/)
    }
  })
})

describe('the version step of compare', () => {
  const step = (old: Schema, next: Schema) => compare(old, next).bump
  it('is major where data is refused or a field is removed', () => {
    expect(step({ maxLength: 3 }, { maxLength: 2 })).toBe('major')
    expect(step({ type: 'object', properties: { x: { title: '一' } } }, { type: 'object' })).toBe('major')
  })
  it('is minor where more is allowed or a field is added', () => {
    expect(step({ maxLength: 2 }, { maxLength: 3 })).toBe('minor')
    expect(step({ type: 'object' }, { type: 'object', properties: { x: { title: '一' } } })).toBe('minor')
  })
  it('is patch where only a title changes', () => expect(step({ title: '一' }, { title: '二' })).toBe('patch'))
  it('is major where an answer is unknown, and the answer has a reason', () => {
    const of = (type: string): Schema => ({
      $ref: 'https://schemas.example/list',
      $defs: {
        list: { $id: 'https://schemas.example/list', $dynamicAnchor: 'item', items: { $dynamicRef: '#item' }, type: 'array' },
        other: { $id: 'https://schemas.example/other', $dynamicAnchor: 'item', type },
      },
    })
    const { bump, oldWithinNew } = compare(of('string'), of('number'))
    expect(bump).toBe('major')
    expect(oldWithinNew).toMatchObject({ answer: 'unknown', reason: { en: expect.stringContaining('$dynamicRef') } })
  })
})
