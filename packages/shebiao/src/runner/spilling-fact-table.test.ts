import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, type FactTable, MemoryFactTable, type Row, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import type { RecordOrigin } from '@shebiao/conform/dataset/locations.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SpillingFactTable } from './spilling-fact-table.js'

let folder: string
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const spilling = (budget: number) => new SpillingFactTable(() => join(folder, `facts-${files++}`), budget)

// With a lone surrogate, a surrogate pair and the empty string.
const text = fc.oneof(fc.constantFrom('', '002014021000', '甲', '\ud800', '𠮷', '\u0000é'), fc.string({ unit: 'binary', maxLength: 300 }))
const addition = fc.record({
  rule: fc.constantFrom('', 'a-rule', 'another'),
  key: fc.oneof(fc.constantFrom('', '510000'), text),
  fact: fc.constantFrom('', 'x', '乙'),
  from: fc.constantFrom(0, 1000, 2 ** 41 + 7),
  record: fc.integer({ min: 1, max: 50 }),
  prefix: fc.constantFrom('', '/3'),
  region: fc.constantFrom(undefined, '510104'),
  at: text,
  repeats: fc.integer({ min: 0, max: 3 }),
})
type Addition = typeof addition extends fc.Arbitrary<infer T> ? T : never
const additions = fc.array(addition, { maxLength: 60 })

function originOf({ from, record, prefix, region }: Addition): RecordOrigin {
  return { source: 's', from, record, type: 't', prefix, locate: () => ({ line: record }), ...(region !== undefined && { region }) }
}

/** The rows of a table after all additions. */
function rowsAfter(table: FactTable, all: readonly Addition[]): Row[] {
  for (const one of all) {
    for (let i = 0; i <= one.repeats; i++) table.add(one.rule, one.key, one.fact, originOf(one), one.at)
    table.spillIfFull?.()
  }
  return [...rowsOf(table)]
}

/** The same, but repeated facts of an epoch are added by `addAgain`. */
function rowsAfterAddAgain(table: FactTable, all: readonly Addition[]): Row[] {
  let entries = new Map<string, Entry>()
  let epoch = table.epoch
  for (const one of all) {
    const { rule, key, fact, at, repeats } = one
    for (let i = 0; i <= repeats; i++) {
      if (table.epoch !== epoch) entries = new Map()
      epoch = table.epoch
      const name = JSON.stringify([rule, key, fact])
      const entry = entries.get(name)
      if (entry) table.addAgain(entry, originOf(one), at)
      else entries.set(name, table.add(rule, key, fact, originOf(one), at))
    }
    table.spillIfFull?.()
  }
  return [...rowsOf(table)]
}

describe('SpillingFactTable', () => {
  it('reads back from its file the rows that a table in memory has, for any characters and numbers', () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 20_000 }), (all, budget) => {
        expect(rowsAfter(spilling(budget), all)).toEqual(rowsAfter(new MemoryFactTable(), all))
      }),
    )
  })
  it('addAgain() has the result of add(), in memory and across spills', () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 20_000 }), (all, budget) => {
        const whole = rowsAfter(new MemoryFactTable(), all)
        expect(rowsAfterAddAgain(new MemoryFactTable(), all)).toEqual(whole)
        expect(rowsAfterAddAgain(spilling(budget), all)).toEqual(whole)
      }),
    )
  })
  it('addOnce() has the result of add(), in memory and across spills', () => {
    fc.assert(
      fc.property(additions, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.integer({ min: 0, max: 20_000 }), (all, own, budget) => {
        const whole = rowsAfter(new MemoryFactTable(), all)
        for (const table of [new MemoryFactTable(), spilling(budget), spilling(1e6)] as FactTable[]) {
          for (const [i, one] of all.entries()) {
            for (let n = 0; n <= one.repeats; n++) {
              if (own[(i + n) % own.length]) table.addOnce(one.rule, one.key, one.fact, originOf(one), one.at)
              else table.add(one.rule, one.key, one.fact, originOf(one), one.at)
            }
            table.spillIfFull?.()
          }
          expect([...rowsOf(table)]).toEqual(whole)
        }
      }),
    )
  })
  it('hands over facts that were added by addOnce()', () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 20_000 }), (all, budget) => {
        const [from, to] = [spilling(budget), spilling(budget)]
        for (const one of all) {
          for (let n = 0; n <= one.repeats; n++) from.addOnce(one.rule, one.key, one.fact, originOf(one), one.at)
          from.spillIfFull()
        }
        to.take(from.handOver())
        expect([...rowsOf(to)]).toEqual(rowsAfter(new MemoryFactTable(), all))
      }),
    )
  })
  it('has the facts of one table after it takes those of others, handed over as bytes or as files', () => {
    fc.assert(
      fc.property(
        fc.array(additions, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 4, maxLength: 4 }),
        (lists, budgets) => {
          const [to, ...others] = lists.map((all, i) => {
            const table = spilling(budgets[i]!)
            for (const one of all) {
              for (let n = 0; n <= one.repeats; n++) table.add(one.rule, one.key, one.fact, originOf(one), one.at)
              table.spillIfFull()
            }
            return table
          }) as [SpillingFactTable, ...SpillingFactTable[]]
          // Cloned, as messages of a worker are.
          for (const other of others) to.take(structuredClone(other.handOver()))
          expect([...rowsOf(to)]).toEqual(rowsAfter(new MemoryFactTable(), lists.flat()))
        },
      ),
    )
  })
  it('does not spill when addOnce() is called with the same few facts for every record', () => {
    const table = spilling(3000)
    const one: Addition = { rule: 'a-rule', key: '510000', fact: 'x', from: 0, record: 1, prefix: '', region: undefined, at: '', repeats: 0 }
    for (let record = 1; record <= 100_000; record++) {
      table.addOnce('a-rule', '510000', record % 2 ? 'x' : '乙', originOf({ ...one, record }), '')
      table.spillIfFull()
    }
    const handedOver = table.handOver()
    expect(handedOver.held).toBeInstanceOf(Uint8Array)
    const to = spilling(3000)
    to.take(handedOver)
    expect([...rowsOf(to)].map(({ count }) => count)).toEqual([50_000, 50_000])
  })
  it('groups() leaves out a key exactly when one fact occurs once under it and skipUnique() says so', () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 20_000 }), fc.boolean(), (all, budget, ordered) => {
        for (const table of [new MemoryFactTable(), spilling(budget)]) {
          const groups = [...new Set(rowsAfter(table, all).map(({ rule, key }) => JSON.stringify([rule, key])))]
          let skipped = 0
          const skipUnique = (rule: string) => rule === 'a-rule' && ++skipped > 0
          const rest = [...table.groups(ordered, skipUnique)]
          expect(rest.length + skipped).toBe(groups.length)
          expect(rest.filter(({ rule, key, facts: [only, other] }) => rule === 'a-rule' && key !== '' && !other && only!.count === 1)).toEqual([])
        }
      }),
    )
  })
})
