import { describe, expect, it } from 'vitest'
import { witnessText } from './witness.js'

describe('witnessText', () => {
  it.each([
    ['a short value as JSON', { a: ['x', 1, null] }, '{"a":["x",1,null]}'],
    ['a long string of one character by its length', '0'.repeat(100_001), '"0×100001"'],
    ['a long string by its beginning', 'ab'.repeat(500), `"${'ab'.repeat(20)}…"（共 1000 字）`],
    ['a long array of one value by its length', new Array(1000).fill({ a: 1 }), '[{"a":1}×1000]'],
    ['a long array by its beginning', Array.from({ length: 100 }, (_, i) => i), '[0,1,2,3,4,…]（共 100 项）'],
    [
      'a large object by its beginning',
      Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`p${i}`, i])),
      '{"p0":0,"p1":1,"p2":2,"p3":3,"p4":4,…}（共 50 个字段）',
    ],
    ['characters outside the basic plane whole', '😀'.repeat(300), '"😀×300"'],
  ])('shows %s', (_, value, text) => expect(witnessText(value as never, 'zh')).toBe(text))
})
