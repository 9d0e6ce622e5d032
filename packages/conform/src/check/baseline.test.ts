import { describe, expect, it } from 'vitest'
import type { Report } from '../model/finding.js'
import { BaselineBuilder, formatBaseline, parseBaseline } from './baseline.js'
import { checkText } from './check-text.js'
import type { CheckOptions } from './options.js'
import { exitCode } from './report.js'

const options = { standard: 'service-guide@2.0', asOf: '2026-01-01', maxFindings: 'all', source: 'a.ndjson' } as const
const lines = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')

function baselineOf({ findings }: Report) {
  const builder = new BaselineBuilder()
  for (const finding of findings) builder.add(finding, finding.source)
  return builder.baseline()
}

describe('with a baseline', () => {
  const before = [{ itemName: 'a', bogus: 1 }, { bogus: 1 }, { bogus: 2 }]
  async function checked(records: object[], more: CheckOptions = {}) {
    const baseline = baselineOf(await checkText(lines(...before), options))
    return checkText(lines(...records), { ...options, ...more, baseline })
  }

  it('what was there before is counted, not listed, and does not fail; the data still do not conform', async () => {
    const report = await checked(before)
    expect(report.summary).toMatchObject({ errors: 0, warnings: 0, mended: 0, notListed: 0, notConforming: 3 })
    expect(report.summary.known).toBeGreaterThan(3)
    expect(report.findings).toEqual([])
    expect([exitCode(report), report.verdict, report.files[0]!.verdict]).toEqual([0, 'doesNotConform', 'doesNotConform'])
  })

  it('lines may shift and records come in another order', async () => {
    const report = await checked([{ bogus: 2 }, { bogus: 1 }, { itemName: 'a', bogus: 1 }])
    expect(report.summary).toMatchObject({ errors: 0, mended: 0 })
  })

  it('only what is new fails: another record, another place, one more of equal ones', async () => {
    for (const [added, at] of [
      [{ itemName: 'b', bogus: 1 }, '/bogus'],
      [{ bogus: 3 }, '/bogus'],
    ] as const) {
      const report = await checked([...before, added], { rules: ['field-known'] })
      expect(report.findings.map((finding) => [finding.record!.number, finding.at])).toEqual([[4, at]])
      expect(exitCode(report)).toBe(1)
    }
    const report = await checked([{ itemName: 'a', bogus: 1, other: 1 }, ...before.slice(1)])
    expect(report.findings.map(({ at }) => at)).toEqual(['/other'])
  })

  it('what was mended is counted, and is not in the next baseline', async () => {
    const report = await checked([{ itemName: 'a' }, { bogus: 1 }, { bogus: 2 }])
    expect(report.summary).toMatchObject({ errors: 0, mended: 1 })
    const text = formatBaseline(baselineOf(await checkText(lines({ itemName: 'a' }, { bogus: 1 }, { bogus: 2 }), options)))
    expect(text).not.toContain('"record":"itemName=a","at":"/bogus"')
  })
})

describe('a baseline as text', () => {
  it('has a line for each finding, in an order that does not depend on the data', async () => {
    const reports = [
      [{ itemName: 'a', bogus: 1 }, { itemName: 'b', bogus: 1 }, { bogus: 1 }, { bogus: 2 }],
      [{ bogus: 1 }, { itemName: 'b', bogus: 1 }, { bogus: 2 }, { itemName: 'a', bogus: 1 }],
    ].map((records) => checkText(lines(...records), { ...options, rules: ['field-known'] }))
    const [one, other] = (await Promise.all(reports)).map((report) => formatBaseline(baselineOf(report)))
    expect(one).toBe(other)
    expect(one).toBe(`{
  "shebiaoBaseline": 1,
  "files": {
    "a.ndjson": [
      {"rule":"field-known","at":"/bogus","count":2},
      {"rule":"field-known","record":"itemName=a","at":"/bogus"},
      {"rule":"field-known","record":"itemName=b","at":"/bogus"}
    ]
  },
  "dataset": []
}
`)
  })

  it('is read as it was written', async () => {
    const baseline = baselineOf(await checkText(lines({ bogus: 1 }, { bogus: 1 }), options))
    expect(parseBaseline(formatBaseline(baseline))).toEqual(baseline)
    expect(parseBaseline(formatBaseline({ shebiaoBaseline: 1, files: {}, dataset: [] }))).toEqual({ shebiaoBaseline: 1, files: {}, dataset: [] })
  })

  it.each([
    ['{', '不是 JSON'],
    ['null', '不是基线'],
    ['{"shebiaoBaseline":2}', '不是基线'],
    ['{"shebiaoBaseline":1}', '缺少'],
    ['{"shebiaoBaseline":1,"files":{"a":[{"rule":1}]},"dataset":[]}', 'files["a"][0]'],
    ['{"shebiaoBaseline":1,"files":{"a":[{"rule":"x","at":"","count":0}]},"dataset":[]}', 'files["a"][0]'],
    ['{"shebiaoBaseline":1,"files":{},"dataset":[{"rule":"x"}]}', 'dataset[0]'],
  ])('%s is refused', (text, problem) => {
    expect(parseBaseline(text)).toEqual({ problem: expect.stringContaining(problem) as string })
  })
})
