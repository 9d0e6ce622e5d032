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
function part(from: number, times: number[], shared?: TopFindings): PartialResult {
  const collector = new Collector(options, undefined, shared)
  const file = collector.file({ source: 'a.ndjson', format: 'ndjson', encoding: 'utf-8' }, { from, to: from + 10 }, [], 40)
  for (const [i, count] of times.entries()) collector.record(file, record(i + 1), engine, found(count), [])
  collector.lines(file, times.length)
  return collector.partialResult()
}

function merged(parts: PartialResult[]) {
  const whole = new Collector(options)
  for (const one of parts) whole.take(one)
  whole.complete()
  return whole.report()
}

describe('the listed findings of a rule', () => {
  it('are the same whether or not ranges share their top findings, and in whatever order ranges are merged', () => {
    const ranges = [[1], [5, 2], [5], [1, 1]]
    const separate = ranges.map((times, i) => part(10 * i, times))
    const shared = new TopFindings(options.maxFindings)
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
    const [separate, shared] = [ranges.map((times, i) => part(10 * i, times)), new TopFindings(options.maxFindings)]
    const report = merged(separate)
    expect(report.findings.map(({ andMore }) => andMore)).toEqual([undefined, undefined, undefined, undefined])
    expect(merged(ranges.map((times, i) => part(10 * i, times, shared)))).toEqual(report)
  })
})
