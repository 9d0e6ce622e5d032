import { describe, expect, it } from 'vitest'
import type { Engine } from '../engine/engine.js'
import type { Finding } from '../model/finding.js'
import type { ReadRecord } from '../read/record.js'
import { Collector } from './collector.js'
import { Listing } from './listing.js'
import { settle } from './options.js'
import type { PartialResult } from './partial-result.js'

const options = { version: '0', ...settle({ asOf: '2026-01-01', maxFindings: 4 }) }
const everything = { version: '0', ...settle({ asOf: '2026-01-01', maxFindings: 'all' }) }
const engine = { standard: 'service-item@1.0', type: 'implementation', fields: {}, rules: new Map(), grade: () => undefined } as unknown as Engine
const record = (line: number): ReadRecord => ({ data: {}, prefix: '', line, problems: [], locate: () => ({ line, column: 1 }) })
/** A verdict with that many findings at one repeated field of one record. */
const found = (times: number) => ({
  findings: Array.from(
    { length: times },
    (_, i): Finding => ({ rule: 'value-type', severity: 'error', at: `/materials/${i}`, params: { expected: 'object' } }),
  ),
  notChecked: [],
  invalid: [],
})

/** The partial result of the range that begins at `from`: a record for each element of `times`, with that many findings. */
function part(from: number, times: number[], shared?: Listing, by = options): PartialResult {
  const collector = new Collector(by, undefined, shared)
  const file = collector.file({ source: 'a.ndjson', format: 'ndjson', encoding: 'utf-8' }, { range: { from, to: from + 10 }, size: 40 })
  for (const [i, count] of times.entries()) collector.record(file, record(i + 1), engine, found(count), [])
  collector.lines(file, times.length)
  return collector.partialResult()
}

function merged(parts: PartialResult[], by = options) {
  const whole = new Collector(by)
  for (const one of parts) whole.take(one)
  whole.complete()
  return whole.report()
}

describe('the listed findings of a rule', () => {
  it('are the same whether or not ranges share their top findings, and in whatever order ranges are merged', () => {
    const ranges = [[1], [5, 2], [5], [1, 1]]
    const separate = ranges.map((times, i) => part(10 * i, times))
    const shared = new Listing(options.limits)
    const together = ranges.map((times, i) => part(10 * i, times, shared))
    const report = merged(separate)
    expect(report.findings.map(({ line, at, andMore }) => [line, at, andMore])).toEqual([
      [1, '/materials/0', undefined],
      [2, '/materials/0', undefined],
      [2, '/materials/1', undefined],
      [2, '/materials/2', 2],
    ])
    expect(report.summary).toMatchObject({ records: 6, errors: 15, notListed: 11 })
    for (const parts of [together, [...separate].reverse(), [...together].reverse()]) expect(merged(parts)).toEqual(report)
    // With shared top findings, a range does not format findings that will not be listed.
    expect(together.map(({ findings }) => findings.length)).toEqual([1, 3, 0, 0])
  })

  it('have no andMore if the list ends before the last finding that would be listed for a field', () => {
    const ranges = [[1, 1], [5], [1]]
    const [separate, shared] = [ranges.map((times, i) => part(10 * i, times)), new Listing(options.limits)]
    const report = merged(separate)
    expect(report.findings.map(({ andMore }) => andMore)).toEqual([undefined, undefined, undefined, undefined])
    expect(merged(ranges.map((times, i) => part(10 * i, times, shared)))).toEqual(report)
  })

  it('are all of them where every finding is asked for, and the first of each rule for those who show no more', () => {
    const parts = [[1], [5, 2], [5], [1, 1]].map((times, i) => part(10 * i, times, undefined, everything))
    const whole = new Collector(everything)
    for (const one of [...parts].reverse()) whole.take(one)
    const all = whole.report()
    expect(all.summary).toMatchObject({ errors: 15, notListed: 0 })
    expect(all.findings.filter(({ andMore }) => andMore !== undefined)).toEqual([])
    expect(whole.report(false).findings).toHaveLength(11)
    expect(
      whole
        .report(false)
        .findings.filter(({ andMore }) => andMore !== undefined)
        .map(({ andMore }) => andMore),
    ).toEqual([2, 2])
  })

  it('have in every file the first error, so that no file fails without a reason', () => {
    const whole = new Collector({ ...options, limits: { perRule: 1, overall: 0 } })
    for (const source of ['b.ndjson', 'a.ndjson', 'c.ndjson']) {
      const collector = new Collector({ ...options, limits: { perRule: 1, overall: 0 } })
      const file = collector.file({ source, format: 'ndjson', encoding: 'utf-8' })
      for (const line of [1, 2]) collector.record(file, record(line), engine, found(1), [])
      whole.take(collector.partialResult())
    }
    const { findings, summary } = whole.report()
    expect(findings.map(({ source, line }) => [source, line])).toEqual([
      ['a.ndjson', 1],
      ['b.ndjson', 1],
      ['c.ndjson', 1],
    ])
    expect(summary.notListed).toBe(3)
  })

  it('are told apart where they are equal: by their number among the equal ones, however many are listed', () => {
    const parts = (by: typeof options) => [[1], [2, 1]].map((times, i) => part(10 * i, times, undefined, by))
    for (const by of [options, everything]) {
      const { findings } = merged(parts(by).reverse(), by)
      expect(findings.map(({ record, occurrence }) => [record?.at, record?.number, occurrence])).toEqual([
        ['/materials/0', 1, undefined],
        ['/materials/0', 2, 2],
        ['/materials/1', 2, undefined],
        ['/materials/0', 3, 3],
      ])
    }
  })
})
