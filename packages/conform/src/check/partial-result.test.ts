import { describe, expect, it } from 'vitest'
import { countsBefore, gaps, joinFiles, type PartialFile, TwiceError } from './partial-result.js'

/** The result of a range of `a.ndjson` of 300 bytes in which the record type was detected as `type`. */
function range(from: number, to: number, type?: string): PartialFile {
  const detected = type === undefined ? {} : { standard: 'service-item@1.0', type, detectedBy: 'shape' }
  const report = {
    source: 'a.ndjson',
    format: 'ndjson',
    encoding: 'utf-8',
    records: 1,
    unreadable: 0,
    verdict: 'conforms' as const,
    errors: 2,
    warnings: 3,
    findings: 5,
  }
  return { report: { ...report, ...detected }, ranges: [{ from, to, lines: 10, records: 1 }], size: 300, detectedAt: from, waivers: [] }
}

function joined(parts: PartialFile[]): PartialFile {
  const files = new Map<string, PartialFile>()
  for (const part of parts) joinFiles(files, [part])
  return files.get('a.ndjson')!
}

describe('ranges of a file that are joined', () => {
  const parts = [range(0, 100), range(100, 200, 'implementation'), range(200, 300, 'catalogue')]
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 1],
  ]
  it.each(orders)('have the record type of the earliest range that has one, in the order %i %i %i', (...order) => {
    const { report, ranges } = joined(order.map((i) => structuredClone(parts[i]!)))
    expect(report).toMatchObject({ type: 'implementation', records: 3, errors: 6, warnings: 9, findings: 15 })
    expect(ranges.map(({ from }) => from)).toEqual([0, 100, 200])
  })

  it('are refused where a range is there already, and nothing is changed then', () => {
    const files = new Map([['a.ndjson', structuredClone(parts[0]!)]])
    for (const twice of [range(0, 100), range(50, 150), range(99, 100)]) {
      expect(() => joinFiles(files, [twice])).toThrow(TwiceError)
      expect(files.get('a.ndjson')).toEqual(parts[0])
    }
    joinFiles(files, [range(100, 200)])
    expect(files.get('a.ndjson')!.ranges).toHaveLength(2)
  })

  it('are refused where the file had another size', () => {
    const files = new Map([['a.ndjson', structuredClone(parts[0]!)]])
    expect(() => joinFiles(files, [{ ...range(100, 200), size: 299 }])).toThrow(TwiceError)
  })

  it('tell the line ends and records before each, and the bytes that none covers', () => {
    const { ranges } = joined([structuredClone(parts[0]!), structuredClone(parts[2]!)])
    expect(gaps(ranges, 300)).toEqual(['100–200'])
    expect(gaps(ranges, 310)).toEqual(['100–200', '300–310'])
    expect([...countsBefore({ ...parts[0]!, ranges })]).toEqual([
      [0, { lines: 0, records: 0 }],
      [200, { lines: 10, records: 1 }],
    ])
  })
})
