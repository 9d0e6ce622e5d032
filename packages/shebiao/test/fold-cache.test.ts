import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Recollection } from '@shebiao/conform/cache/fold-cache.js'
import { Checking } from '@shebiao/conform/check/check-text.js'
import { DataSet } from '@shebiao/conform/dataset/data-set.js'
import { Divisions } from '@shebiao/conform/dataset/divisions.js'
import { Facts, type FactTable, type Row, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import type { Fold, Remember } from '@shebiao/conform/model/data-rule.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import { implementations } from '@shebiao/conform/sample/data-set.js'
import { planted } from '@shebiao/conform/sample/plant.js'
import type { Property } from '@shebiao/schemas/runtime'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { lineReader } from '../src/runner/files.js'
import { SpillingFacts } from '../src/runner/spilling-fact-table.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-recollection-'))
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

/** What the data rules remember of ranges of a file, taken in that order. */
async function remembered(engine: 'bytes' | 'reading' | 'plain', table: FactTable, order: number[]) {
  process.env.SHEBIAO_ENGINE = engine
  const checking = new Checking({ asOf }, () => {}, undefined, undefined, new DataSet(dataRules, asOf, table))
  for (const index of order) {
    const from = 10_000_000 * index
    const part = checking.part()
    const file = part.collector.file({ source: 'a.ndjson', format: 'ndjson', encoding: 'utf-8' }, { from })
    const wanted = { standard: 'service-item@1.0', type: 'implementation' }
    await part.lines(file, [Buffer.from(ranges[index]!)], wanted, [], lineReader(), { from })
  }
  return [...rowsOf(table)]
}

describe('what folds remember of records that share members', () => {
  const order = [0, 1, 2]
  let whole: Row[]
  beforeAll(async () => {
    whole = await remembered('plain', new Facts(), order)
  })

  it('is what they remember of each by itself', async () => {
    expect(whole.length).toBeGreaterThan(1000)
    expect(await remembered('bytes', new Facts(), order)).toEqual(whole)
    expect(await remembered('reading', new Facts(), order)).toEqual(whole)
  })

  it('is that in whatever order ranges come: earlier places take the place of later ones', async () => {
    expect(await remembered('bytes', new Facts(), [2, 0, 1])).toEqual(whole)
  })

  it('is that where facts are put away in between', async () => {
    let spills = 0
    // After each record, and after so many that most facts have all the places that are kept.
    for (const budget of [20_000, 700_000]) {
      const table = new SpillingFacts(() => join(folder, `facts-${spills++}`), budget)
      expect(await remembered('bytes', table, order)).toEqual(whole)
      expect(table.epoch).toBeGreaterThan(1)
    }
    expect(spills).toBe(2)
  })
})

it('is nothing of a fold that is left out, though what it reads was met before', () => {
  const table = new Facts()
  const rule = (name: keyof Pair) => ({
    rule: name,
    fold: { of: 'test/pair', needs: [`/${name}`], facts: (record: Pair, remember: Remember) => remember('key', record[name]) } as Fold,
  })
  const members: Property[] = [
    ['a', '/a', true],
    ['b', '/b', true],
  ]
  const recollection = new Recollection([rule('a'), rule('b')], members, table)
  const division = new Divisions({ asOf, standard: 'test@1.0' }).of(undefined)
  for (const [record, left] of [undefined, undefined, [true, false], [false, true], undefined].entries())
    recollection.take({ a: 'x', b: 'y' }, [0, 1, 2], division, { source: 's', from: 0, record, type: 't', prefix: '', place: () => ({}) }, left)
  const counts = [...rowsOf(table)].map((row) => [row.rule, row.fact, row.count, row.places.map(({ record }) => record)])
  expect(counts).toEqual([
    ['a', 'x', 4, [0, 1, 3, 4]],
    ['b', 'y', 4, [0, 1, 2, 4]],
  ])
})
