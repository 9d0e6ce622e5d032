import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, type FactTable, MemoryFactTable, type Row, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import type { RecordOrigin } from '@shebiao/conform/dataset/locations.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SpillingFactTable } from './spilling-fact-table.js'

let folder: string
let made = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const spilling = (budget: number) => new SpillingFactTable(() => join(folder, `facts-${made++}`), budget)

// Half a pair, a character of two units and none at all come back as they were.
const text = fc.oneof(fc.constantFrom('', '002014021000', '甲', '\ud800', '𠮷', '\u0000é'), fc.string({ unit: 'binary', maxLength: 300 }))
const met = fc.record({
  rule: fc.constantFrom('', 'a-rule', 'another'),
  key: fc.oneof(fc.constantFrom('', '510000'), text),
  fact: fc.constantFrom('', 'x', '乙'),
  from: fc.constantFrom(0, 1000, 2 ** 41 + 7),
  record: fc.integer({ min: 1, max: 50 }),
  prefix: fc.constantFrom('', '/3'),
  region: fc.constantFrom(undefined, '510104'),
  at: text,
  again: fc.integer({ min: 0, max: 3 }),
})
type Met = typeof met extends fc.Arbitrary<infer T> ? T : never
const list = fc.array(met, { maxLength: 60 })

function whereOf({ from, record, prefix, region }: Met): RecordOrigin {
  return { source: 's', from, record, type: 't', prefix, locate: () => ({ line: record }), ...(region !== undefined && { region }) }
}

/** The rows of a table to which everything was added, one by one. */
function added(table: FactTable, all: readonly Met[]): Row[] {
  for (const one of all) {
    for (let i = 0; i <= one.again; i++) table.add(one.rule, one.key, one.fact, whereOf(one), one.at)
    table.spillIfFull?.()
  }
  return [...rowsOf(table)]
}

/** The same, what was added in this epoch only being counted again. */
function addedOnce(table: FactTable, all: readonly Met[]): Row[] {
  let entries = new Map<string, Entry>()
  let epoch = table.epoch
  for (const one of all) {
    const { rule, key, fact, at, again } = one
    for (let i = 0; i <= again; i++) {
      if (table.epoch !== epoch) entries = new Map()
      epoch = table.epoch
      const name = JSON.stringify([rule, key, fact])
      const entry = entries.get(name)
      if (entry) table.addAgain(entry, whereOf(one), at)
      else entries.set(name, table.add(rule, key, fact, whereOf(one), at))
    }
    table.spillIfFull?.()
  }
  return [...rowsOf(table)]
}

describe('facts', () => {
  it('come back from a file as they were, whatever characters and numbers they hold', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 20_000 }), (all, budget) => {
        expect(added(spilling(budget), all)).toEqual(added(new MemoryFactTable(), all))
      }),
    )
  })
  it('met again are as if they were added again, in memory and across files', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 20_000 }), (all, budget) => {
        const whole = added(new MemoryFactTable(), all)
        expect(addedOnce(new MemoryFactTable(), all)).toEqual(whole)
        expect(addedOnce(spilling(budget), all)).toEqual(whole)
      }),
    )
  })
  it('of a record of its own are as if they were added with all others, in memory and across files', () => {
    fc.assert(
      fc.property(list, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.integer({ min: 0, max: 20_000 }), (all, own, budget) => {
        const whole = added(new MemoryFactTable(), all)
        for (const table of [new MemoryFactTable(), spilling(budget), spilling(1e6)] as FactTable[]) {
          for (const [i, one] of all.entries()) {
            for (let n = 0; n <= one.again; n++) {
              if (own[(i + n) % own.length]) table.addOnce(one.rule, one.key, one.fact, whereOf(one), one.at)
              else table.add(one.rule, one.key, one.fact, whereOf(one), one.at)
            }
            table.spillIfFull?.()
          }
          expect([...rowsOf(table)]).toEqual(whole)
        }
      }),
    )
  })
  it('of a record of its own are handed over with all others', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 20_000 }), (all, budget) => {
        const [from, to] = [spilling(budget), spilling(budget)]
        for (const one of all) {
          for (let n = 0; n <= one.again; n++) from.addOnce(one.rule, one.key, one.fact, whereOf(one), one.at)
          from.spillIfFull()
        }
        to.take(from.handOver())
        expect([...rowsOf(to)]).toEqual(added(new MemoryFactTable(), all))
      }),
    )
  })
  it('of many tables are those of one, however each hands them over and whatever the one that takes them holds itself', () => {
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 4, maxLength: 4 }),
        (lists, budgets) => {
          const [to, ...others] = lists.map((all, i) => {
            const table = spilling(budgets[i]!)
            for (const one of all) {
              for (let n = 0; n <= one.again; n++) table.add(one.rule, one.key, one.fact, whereOf(one), one.at)
              table.spillIfFull()
            }
            return table
          }) as [SpillingFactTable, ...SpillingFactTable[]]
          // As they arrive from a thread.
          for (const other of others) to.take(structuredClone(other.handOver()))
          expect([...rowsOf(to)]).toEqual(added(new MemoryFactTable(), lists.flat()))
        },
      ),
    )
  })
  it("that were taken for a record's own, and are every record's, fill no file", () => {
    const table = spilling(3000)
    const one: Met = { rule: 'a-rule', key: '510000', fact: 'x', from: 0, record: 1, prefix: '', region: undefined, at: '', again: 0 }
    for (let record = 1; record <= 100_000; record++) {
      table.addOnce('a-rule', '510000', record % 2 ? 'x' : '乙', whereOf({ ...one, record }), '')
      table.spillIfFull()
    }
    const given = table.handOver()
    expect(given.held).toBeInstanceOf(Uint8Array)
    const to = spilling(3000)
    to.take(given)
    expect([...rowsOf(to)].map(({ count }) => count)).toEqual([50_000, 50_000])
  })
  it('that were met once under a key are left out where they are taken, and no others', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 20_000 }), fc.boolean(), (all, budget, ordered) => {
        for (const table of [new MemoryFactTable(), spilling(budget)]) {
          const groups = [...new Set(added(table, all).map(({ rule, key }) => JSON.stringify([rule, key])))]
          let alone = 0
          const taken = (rule: string) => rule === 'a-rule' && ++alone > 0
          const left = [...table.groups(ordered, taken)]
          expect(left.length + alone).toBe(groups.length)
          expect(left.filter(({ rule, key, facts: [only, other] }) => rule === 'a-rule' && key !== '' && !other && only!.count === 1)).toEqual([])
        }
      }),
    )
  })
})
