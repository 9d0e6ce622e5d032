import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FoldCache } from '@shebiao/conform/cache/fold-cache.js'
import { Checker } from '@shebiao/conform/check/checker.js'
import { type FactTable, MemoryFactTable, type Row, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import { FoldContexts } from '@shebiao/conform/dataset/fold-contexts.js'
import type { Fold, Remember } from '@shebiao/conform/model/data-rule.js'
import { planted } from '@shebiao/conform/sample/plant.js'
import { implementations } from '@shebiao/conform/sample/sample-files.js'
import type { Property } from '@shebiao/schemas/runtime'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SpillingFactTable } from '../src/runner/spilling-fact-table.js'
import { strategy } from '../src/runner/strategy.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-folds-'))
const asOf = '2026-01-01'
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  delete process.env.SHEBIAO_ENGINE
})

const lines = Array.from(planted(implementations(4000, 5), 5, { schema: 0.02, rule: 0.02, dataset: 0.05 }), ({ record }) => `${JSON.stringify(record)}\n`)
const ranges = [0, 400, 800, 4000].map((end, i, ends) => lines.slice(ends[i - 1], end).join('')).slice(1)

interface Pair {
  a: string
  b: string
}

/** Checks the ranges of a file in that order. Returns the facts. */
async function factsOf(engine: 'cached' | 'plain', table: FactTable, order: number[]) {
  process.env.SHEBIAO_ENGINE = engine
  const checker = new Checker({ asOf }, { strategy: strategy(), table })
  for (const index of order) {
    const from = 10_000_000 * index
    const part = checker.part()
    const file = part.collector.file({ source: 'a.ndjson', format: 'ndjson', encoding: 'utf-8' }, { range: { from } })
    const expected = { standard: 'service-item@1.0', type: 'implementation' }
    await part.lines(file, [Buffer.from(ranges[index]!)], expected, [], { from })
  }
  return [...rowsOf(table)]
}

describe('the facts of cached folds', () => {
  const order = [0, 1, 2]
  let whole: Row[]
  beforeAll(async () => {
    whole = await factsOf('plain', new MemoryFactTable(), order)
  })

  it('are those of plain folds', async () => {
    expect(whole.length).toBeGreaterThan(1000)
    expect(await factsOf('cached', new MemoryFactTable(), order)).toEqual(whole)
  })

  it('do not depend on the order of ranges: the earliest locations are kept', async () => {
    expect(await factsOf('cached', new MemoryFactTable(), [2, 0, 1])).toEqual(whole)
  })

  it('do not depend on spills in between', async () => {
    let spills = 0
    // The small budget spills after each batch of records; the large one when most facts have all the locations that are kept.
    for (const budget of [20_000, 700_000]) {
      const table = new SpillingFactTable(() => join(folder, `facts-${spills++}`), budget)
      expect(await factsOf('cached', table, order)).toEqual(whole)
      expect(table.epoch).toBeGreaterThan(1)
    }
    expect(spills).toBe(2)
  })
})

it('adds no facts of a fold that is skipped, though its result is cached', () => {
  const table = new MemoryFactTable()
  const rule = (name: keyof Pair) => ({
    rule: name,
    fold: { of: 'test/pair', needs: [`/${name}`], facts: (record: Pair, remember: Remember) => remember('key', record[name]) } as Fold,
  })
  const members: Property[] = [
    ['a', '/a', true],
    ['b', '/b', true],
  ]
  const cache = new FoldCache([rule('a'), rule('b')], members, table)
  const division = new FoldContexts({ asOf, standard: 'test@1.0' }).of(undefined)
  const record = { data: { a: 'x', b: 'y' }, prefix: '', problems: [], locate: () => ({ line: 1, column: 1 }) }
  for (const [number, skipped] of [undefined, undefined, [true, false], [false, true], undefined].entries()) {
    const origin = { source: 's', from: 0, record: number, type: 't', prefix: '', locate: () => ({}) }
    cache.run({ record, origin, division, invalidFields: [], skipped }, [0, 1, 2])
  }
  const counts = [...rowsOf(table)].map((row) => [row.rule, row.fact, row.count, row.places.map(({ record }) => record)])
  expect(counts).toEqual([
    ['a', 'x', 4, [0, 1, 3, 4]],
    ['b', 'y', 4, [0, 1, 2, 4]],
  ])
})
