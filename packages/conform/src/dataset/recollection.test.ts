import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Checking } from '../check-text.js'
import { lineReader } from '../read/files.js'
import { dataRules } from '../rules/dataset/index.js'
import { implementations } from '../sample/data-set.js'
import { planted } from '../sample/plant.js'
import { DataSet } from './data-set.js'
import { Facts, type FactTable, type Row, rowsOf } from './facts.js'
import { SpillingFacts } from './spill.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-recollection-'))
const asOf = '2026-01-01'
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  delete process.env.SHEBIAO_ENGINE
})

const lines = Array.from(planted(implementations(4000, 5), 5, { schema: 0.02, rule: 0.02, dataset: 0.05 }), ({ record }) => `${JSON.stringify(record)}\n`)
const ranges = [0, 400, 800, 4000].map((end, i, ends) => lines.slice(ends[i - 1], end).join('')).slice(1)

/** What the data rules remember of ranges of a file, taken in that order. */
async function remembered(engine: 'bytes' | 'reading', table: FactTable, order: number[]) {
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
    whole = await remembered('reading', new Facts(), order)
  })

  it('is what they remember of each by itself', async () => {
    expect(whole.length).toBeGreaterThan(1000)
    expect(await remembered('bytes', new Facts(), order)).toEqual(whole)
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
