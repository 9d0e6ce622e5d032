import { describe, expect, it } from 'vitest'
import type { Engine } from '../engine/engine.js'
import type { Finding } from '../model/finding.js'
import type { ReadRecord } from '../read/record.js'
import { Collector } from './collector.js'
import type { PartialResult } from './partial-result.js'
import { TopFindings } from './top-findings.js'

const options = { version: '0', asOf: '2026-01-01', language: 'zh', maxFindings: 4 } as const
const engine = { standard: 'service-item@1.0', type: 'implementation', fields: {}, rules: new Map() } as unknown as Engine
const record = (line: number): ReadRecord => ({ data: {}, prefix: '', line, problems: [], locate: () => ({ line, column: 1 }) })
/** So many findings at one repeated field of one record. */
const found = (times: number) => ({
  findings: Array.from(
    { length: times },
    (_, i): Finding => ({ rule: 'value-type', severity: 'error', at: `/materials/${i}`, params: { expected: 'object' } }),
  ),
  notChecked: [],
  invalid: [],
})

/** What is gathered of records in one range, which begins at a byte of its own. */
function part(from: number, times: number[], firsts?: TopFindings): PartialResult {
  const collector = new Collector(options, undefined, firsts)
  const file = collector.file({ source: 'a.ndjson', format: 'ndjson', encoding: 'utf-8' }, { from, to: from + 10 }, [], 40)
  for (const [i, count] of times.entries()) collector.record(file, record(i + 1), engine, found(count), [])
  collector.lines(file, times.length)
  return collector.partialResult()
}

function joined(parts: PartialResult[]) {
  const whole = new Collector(options)
  for (const one of parts) whole.take(one)
  whole.complete()
  return whole.report()
}

describe('the first findings of a rule', () => {
  it('are the same whether parts know of each other or not, in whatever order they are joined', () => {
    const ranges = [[1], [5, 2], [5], [1, 1]]
    const apart = ranges.map((times, i) => part(10 * i, times))
    const firsts = new TopFindings(options.maxFindings)
    const together = ranges.map((times, i) => part(10 * i, times, firsts))
    const report = joined(apart)
    expect(report.findings.map(({ line, at, andMore }) => [line, at, andMore])).toEqual([
      [1, '/materials/0', undefined],
      [2, '/materials/0', undefined],
      [2, '/materials/1', undefined],
      [2, '/materials/2', 2],
    ])
    expect(report.summary).toMatchObject({ records: 6, errors: 15, notListed: 11 })
    for (const parts of [together, [...apart].reverse(), [...together].reverse()]) expect(joined(parts)).toEqual(report)
    // Parts that know of those before them put nothing into words that is not listed.
    expect(together.map(({ findings }) => findings.length)).toEqual([1, 3, 0, 0])
  })

  it('say of no finding that there are more like it where the list ends before the last that is listed of a field', () => {
    const ranges = [[1, 1], [5], [1]]
    const [apart, firsts] = [ranges.map((times, i) => part(10 * i, times)), new TopFindings(options.maxFindings)]
    const report = joined(apart)
    expect(report.findings.map(({ andMore }) => andMore)).toEqual([undefined, undefined, undefined, undefined])
    expect(joined(ranges.map((times, i) => part(10 * i, times, firsts)))).toEqual(report)
  })
})
