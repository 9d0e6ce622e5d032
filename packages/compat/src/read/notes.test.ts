import { describe, expect, it } from 'vitest'
import type { Schema } from '../model/schema.js'
import { link } from './link.js'

const notesOf = (schema: Schema) => link(schema).notes.map(({ place, en }) => `${place} ${en}`)

describe('the notes of a schema', () => {
  it('name the keyword that a misspelt one may mean', () =>
    expect(notesOf({ properties: { a: { maxLenght: 5 } } })).toEqual([
      '#/properties/a/maxLenght maxLenght is no keyword of 2020-12 and has no effect, as an annotation; did you mean maxLength?',
    ]))
  it('name no keyword where none is near', () => expect(notesOf({ externalDocs: {} })).toEqual([expect.not.stringContaining('did you mean')]))
  it('name the format that a misspelt one may mean', () =>
    expect(notesOf({ format: 'date_time' })).toEqual([expect.stringMatching(/^#\/format .* date_time .*did you mean date-time\?$/)]))
  it('name the dialects that have a keyword which this one lacks', () => {
    expect(notesOf({ dependencies: {} })).toEqual([expect.stringContaining('draft-04…draft-07')])
    expect(notesOf({ $schema: 'http://json-schema.org/draft-07/schema#', prefixItems: [] })).toEqual([expect.stringContaining('one of 2020-12')])
  })
  it('tell what stands beside a reference without effect', () =>
    expect(notesOf({ $schema: 'http://json-schema.org/draft-07/schema#', $ref: '#/definitions/a', maxLength: 3, definitions: { a: true } })).toEqual([
      '#/maxLength in draft-07, maxLength beside $ref has no effect',
    ]))
  it('pass over annotations, x- keywords and supported formats', () =>
    expect(notesOf({ title: '甲', examples: [1], 'x-clause': '1', format: 'date', $defs: { a: { example: 1 } } })).toEqual([]))
  it('have a sentence in Chinese', () =>
    expect(link({ maxLenght: 1 }).notes[0]!.zh).toBe('maxLenght 不是 2020-12 的关键字，按注解处理，不起作用；是不是 maxLength？'))
})

describe('a schema that cannot be read', () => {
  it.each<[string, Schema, string]>([
    ['of an unknown dialect', { $schema: 'https://schemas.example/own' }, '#/$schema: 不认识这种方言'],
    [
      'of two dialects',
      { properties: { a: { $schema: 'http://json-schema.org/draft-07/schema#' } } },
      '#/properties/a/$schema: 与整份文档的方言（2020-12）不同',
    ],
    ['with a list under items in 2020-12', { items: [{}] }, '#/items: items 写成列表'],
    ['with a bound of draft-04 in 2020-12', { minimum: 1, exclusiveMinimum: true }, '#/exclusiveMinimum: exclusiveMinimum 写成 true 或 false'],
    ['with an infinite bound', { maximum: Number.POSITIVE_INFINITY }, '#/maximum: '],
    ['with an infinite constant', { const: { a: [Number.POSITIVE_INFINITY] } }, '#/const: '],
    ['with an anchor that two subschemas have', { $ref: '#a', $defs: { x: { $anchor: 'a' }, y: { $anchor: 'a' } } }, '#/$ref: 引用指向的内容不存在'],
    ['with no alternatives', { anyOf: [] }, '#/anyOf: '],
    ['with no types', { type: [] }, '#/type: '],
  ])('%s is refused with the place', (_, schema, message) => expect(() => link(schema)).toThrow(message))
  it('that is nested too deep is refused with a short place', () => {
    let schema: Schema = {}
    for (let i = 0; i < 1500; i++) schema = { properties: { x: schema } }
    expect(() => link(schema)).toThrow(/^#\/properties\/x\/properties\/x\/properties\/…[^\n]{1,80}$/)
  })
})
