import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { join, MemoryFactTable, type Row, rowsOf } from './fact-table.js'
import { locationLimit } from './locations.js'

interface Occurrence {
  rule: string
  key: string
  fact: string
  source: string
  record: number
  at: string
}

const oneOf = (...values: string[]) => fc.constantFrom(...values)
const occurrence: fc.Arbitrary<Occurrence> = fc.record({
  rule: oneOf('', 'a-rule', 'another'),
  key: oneOf('', '002014021000', '510000'),
  fact: oneOf('x', 'y', '甲'),
  source: oneOf('a.ndjson', 'b.ndjson'),
  record: fc.integer({ min: 1, max: 40 }),
  at: oneOf('', '/itemName', '/entries/1'),
})

function tableOf(all: Occurrence[]): Row[] {
  const table = new MemoryFactTable()
  for (const { rule, key, fact, source, record, at } of all) {
    table.add(
      rule,
      key,
      fact,
      { source, from: 0, record, type: 'service-item@1.0/implementation', prefix: '', locate: () => ({ line: record, column: 1 }) },
      at,
    )
  }
  return [...rowsOf(table)]
}

const list = fc.array(occurrence, { maxLength: 60 })

describe('MemoryFactTable', () => {
  it('joins associatively and commutatively, with the empty table as identity', () => {
    fc.assert(
      fc.property(list, list, list, (x, y, z) => {
        const [a, b, c] = [tableOf(x), tableOf(y), tableOf(z)]
        expect(join(a, b)).toEqual(join(b, a))
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)))
        expect(join(a, [])).toEqual(a)
      }),
    )
  })
  it('has the same rows however the records are split and ordered', () => {
    fc.assert(
      fc.property(list, fc.array(fc.nat()), fc.integer({ min: 1, max: 4 }), (all, order, parts) => {
        const shuffled = all.map((one, i) => [order[i] ?? 0, i, one] as const).sort(([a, i], [b, j]) => a - b || j - i)
        const split: Occurrence[][] = Array.from({ length: parts }, () => [])
        for (const [i, [, , one]] of shuffled.entries()) split[(i + (order[i] ?? 0)) % parts]!.push(one)
        const joined = split.map(tableOf).reduce((a, b) => join(a, b))
        expect(joined).toEqual(tableOf(all))
      }),
    )
  })
  it('has rows that survive JSON', () => {
    fc.assert(
      fc.property(list, (all) => {
        const rows = tableOf(all)
        expect(join(JSON.parse(JSON.stringify(rows)), [])).toEqual(rows)
      }),
    )
  })
  it('counts every occurrence and keeps the first locations', () => {
    const rows = tableOf(Array.from({ length: 30 }, (_, i) => ({ rule: 'r', key: 'k', fact: 'f', source: 's', record: 30 - i, at: '' })))
    expect(rows).toHaveLength(1)
    expect(rows[0]!.count).toBe(30)
    expect(rows[0]!.places.map(({ record }) => record)).toEqual(Array.from({ length: locationLimit }, (_, i) => i + 1))
  })
})
