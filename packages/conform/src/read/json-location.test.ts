import { parse } from '@humanwhocodes/momoa'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetOf } from './json-location.js'

describe('offsetOf', () => {
  it('finds the same offsets as a position tree, in any JSON with any white space', () => {
    const spaced = fc.tuple(fc.jsonValue(), fc.constantFrom(0, 1, 2, '\t'))
    fc.assert(
      fc.property(spaced, ([value, space]) => {
        const text = JSON.stringify(value, null, space as never)
        for (const [pointer, offset] of positions(text)) {
          expect([pointer, offsetOf(text, pointer)]).toEqual([pointer, offset])
          const traits = { isUnique: true, isPlain: !text.includes('\\') }
          expect([pointer, offsetOf(text, pointer, traits)]).toEqual([pointer, offset])
        }
      }),
    )
  })
  it('returns the offset of the parent of a missing field, and of the last of repeated keys', () => {
    expect(offsetOf('{"a": {"b": 1}}', '/a/c')).toBe(1)
    expect(offsetOf('{"a": [1]}', '/a/7')).toBe(1)
    expect(offsetOf('{"a": 1, "a": 2}', '/a')).toBe(9)
    expect(offsetOf('{"a\\u0062": 1}', '/ab')).toBe(1)
  })
})

function* positions(text: string): Generator<[string, number]> {
  type Node = {
    type: string
    range?: [number, number]
    elements?: { value: Node }[]
    members?: { name: Node & { value: string }; value: Node }[]
    loc: { start: { offset: number } }
  }
  function* walk(node: Node, pointer: string, start: number): Generator<[string, number]> {
    yield [pointer, start]
    for (const [i, { value }] of (node.elements ?? []).entries()) yield* walk(value, `${pointer}/${i}`, value.loc.start.offset)
    for (const { name, value } of node.members ?? [])
      yield* walk(value, `${pointer}/${name.value.replaceAll('~', '~0').replaceAll('/', '~1')}`, name.loc.start.offset)
  }
  const { body } = parse(text) as unknown as { body: Node }
  yield* walk(body, '', body.loc.start.offset)
}
