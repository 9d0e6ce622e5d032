import { describe, expect, it } from 'vitest'
import { within } from '../compare/compare.js'
import type { Schema } from '../model/schema.js'
import { bundle } from './bundle.js'

const bundled = (files: Record<string, Schema>) =>
  bundle('a.json', {
    read: (path) => {
      if (!Object.hasOwn(files, path)) throw new Error(`no ${path}`)
      return files[path]!
    },
  })

const isString = (files: Record<string, Schema>) => {
  const schema = bundled(files)
  expect([within(schema, { type: 'string' }).answer, within({ type: 'string' }, schema).answer]).toEqual(['proved', 'proved'])
}

describe('a bundle', () => {
  it('keeps references to resources that are embedded by $id', () => isString({ 'a.json': { $ref: 'q', $defs: { q: { $id: 'q', type: 'string' } } } }))
  it('keeps the pointers and anchors of an embedded resource', () =>
    isString({
      'a.json': {
        $ref: 'https://schemas.example/q',
        $defs: { q: { $id: 'https://schemas.example/q', $ref: '#/$defs/r', $defs: { r: { $ref: '#s' }, s: { $anchor: 's', type: 'string' } } } },
      },
    }))
  it('reads a file that refers to its own embedded resources and anchors', () =>
    isString({
      'a.json': { $ref: 'b.json#top' },
      'b.json': {
        $id: 'https://schemas.example/b',
        $defs: { t: { $anchor: 'top', $ref: 'q#x' }, q: { $id: 'q', $defs: { x: { $anchor: 'x', type: 'string' } } } },
      },
    }))
  it('does not confuse anchors of the same name in two files', () =>
    isString({
      'a.json': { allOf: [{ $ref: 'b.json#t' }, { $ref: '#t' }], $defs: { t: { $anchor: 't' } } },
      'b.json': { $defs: { t: { $anchor: 't', type: 'string' } } },
    }))
  it('reads a path that begins with / as it is', () => isString({ 'a.json': { $ref: '/other/b.json' }, '/other/b.json': { type: 'string' } }))
  it('reads names with #, % and Chinese characters', () =>
    isString({ 'a.json': { $ref: '文件夹/b.json#/$defs/a%23b%25' }, '文件夹/b.json': { $defs: { 'a#b%': { $ref: '#/$defs/c' }, c: { type: 'string' } } } }))
  it('reads files of draft-07 with lists under items', () => {
    const $schema = 'http://json-schema.org/draft-07/schema#'
    const schema = bundled({
      'a.json': { $schema, items: [{ $ref: 'b.json' }] },
      'b.json': { $schema, dependencies: { x: { $ref: 'a.json' } }, type: 'string' },
    })
    expect(within(schema, { prefixItems: [{ type: 'string' }] }).answer).toBe('proved')
  })
  it('names the file and the place of a reference to a missing file', () =>
    expect(() => bundled({ 'a.json': { items: { $ref: 'no.json' } } })).toThrow('a.json#/items/$ref: 引用的文件读不到'))
})
