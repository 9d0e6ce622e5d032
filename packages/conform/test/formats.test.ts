import { describe, expect, it } from 'vitest'
import { checkText } from '../src/check/check-text.js'
import type { Report } from '../src/model/finding.js'
import { github } from '../src/reporters/github.js'
import { gitlab } from '../src/reporters/gitlab.js'
import { html } from '../src/reporters/html.js'
import { json } from '../src/reporters/json.js'
import { junit } from '../src/reporters/junit.js'
import { markdown } from '../src/reporters/markdown.js'
import { sarif } from '../src/reporters/sarif.js'
import { text } from '../src/reporters/text.js'

/** Every format with the same reports: what a value can do is tried on all of them. */
const formats: Record<string, (report: Report) => string> = { text, github, html, junit, markdown, gitlab, sarif, json }
const formatsOfLines = ['text', 'github', 'html', 'junit', 'markdown']

const hostile: Record<string, string> = {
  'a line break': 'a\n结论：符合',
  'a workflow command': '::error::x',
  'a workflow command on a line of its own': 'a\n::error::x\r\n::set-output name=x::y',
  'a command of the older form': '##[error]x',
  'a command of Azure Pipelines and TeamCity': "##vso[task.setvariable variable=x]y ##teamcity[message text='x']",
  'escape, bell, null': 'a\u001b[2Jb\u0007c\u0000d',
  'C1 controls': 'a\u009bb\u0085c',
  'a right-to-left override': 'a\u202ecba\u2066x',
  'line and paragraph separators': 'a\u2028b\u2029c',
  'invisible characters': 'a\u200bb\ufeffc\u{e0041}d',
  'half a character': 'a\ud800b',
  'mark-up': '</script><script>alert(1)</script>]]>&"\'<!--',
  Markdown: '|[x](javascript:alert(1)) `x` **x** @all\n## x',
  'an own bracket': '{field} {name} $1 $&',
  prototypes: '__proto__',
}

const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u

/** A report in which a text stands wherever data can: names, values, keys of records, the file, a failure, what was not checked. */
async function reportWith(value: string, language: 'zh' | 'en'): Promise<Report> {
  const name = (n: number) => `${value}${n}`
  const records = [
    {
      itemName: name(1),
      [name(1)]: 1,
      itemType: name(2),
      basicCode: name(3),
      region: { code: name(4), name: name(5) },
      materials: [{ name: name(6), [name(7)]: 1 }],
    },
    { itemName: name(1), [name(1)]: 2, promisedLimit: { state: name(8) }, consultation: [{ kind: 'phone', value: name(9) }] },
  ]
  const report = await checkText(JSON.stringify(records), {
    standard: 'service-guide@2.0',
    asOf: '2026-01-01',
    language,
    source: `${value}.json`,
    maxFindings: 'all',
  })
  report.failures.push({ source: `${value}.csv`, message: value })
  report.notChecked.push({ source: `${value}.yaml`, records: 0, reason: value })
  const [first] = report.findings
  first!.waived = { rule: first!.rule, owner: value, reason: value, until: '2026-12-31' }
  report.findings[1]!.dataset = {
    key: value,
    facts: value,
    records: 9,
    places: [
      { source: value, at: value, region: value },
      { source: value, at: value, region: value },
    ],
    subject: value,
    found: value,
    norm: { value, level: value, records: 1 },
  }
  report.dataset!.measures.push({ rule: 'x', name: value, of: value, value: 1, unit: value, note: value })
  report.dataset!.rules.push({ rule: 'x', title: value, status: 'notAssessed', keys: 0, findings: 0, reason: value })
  return report
}

describe.each(Object.entries(hostile))('%s in the data', (_, value) => {
  it.each(['zh', 'en'] as const)('can forge no line and no command, and hides nothing, in any format (%s)', async (language) => {
    const report = await reportWith(value, language)
    // A text that cannot be read is a finding of its own: it is compared with a report that has as many.
    const isIllegible = report.findings.some(({ rule }) => rule === 'text-says-something')
    const harmless = await reportWith(isIllegible ? '___' : 'x', language)
    for (const [name, format] of Object.entries(formats)) {
      const shown = format(report)
      if (!formatsOfLines.includes(name)) {
        expect(shown, name).not.toMatch(/##\w*\[/)
        if (name === 'json') expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(report)))
        else expect(() => JSON.parse(shown) as unknown, name).not.toThrow()
        continue
      }
      expect(
        shown.split('\n').filter((line) => hidden.test(line)),
        name,
      ).toEqual([])
      // Half a character is a finding of its own.
      if (value !== hostile['half a character']) expect(shown.split('\n').length, name).toBe(format(harmless).split('\n').length)
      expect(
        shown.split('\n').filter((line) => /^\s*::/.test(line) && !/^::(?:error|warning|notice) /.test(line)),
        name,
      ).toEqual([])
      expect(shown, name).not.toMatch(/##\w*\[/)
      if (name !== 'github')
        expect(
          shown.split('\n').filter((line) => /^\s*::/.test(line)),
          name,
        ).toEqual([])
    }
    expect(html(report)).not.toContain('<script')
    expect(markdown(report)).not.toMatch(/\]\(|<script|\n## x/)
    if (value !== hostile['half a character']) expect(tagsOf(junit(report))).toEqual(tagsOf(junit(harmless)))
    expect(messagesOf(report)).toEqual(messagesOf(report).map((message) => message.replace(new RegExp(hidden, 'gu'), '').replaceAll('\n', '')))
  })
})

/** The elements of an XML document in their order; attributes aside. */
function tagsOf(xml: string): string[] {
  return xml.match(/<\/?[\w-]+/g) ?? []
}

function messagesOf({ findings }: Report): string[] {
  return findings.flatMap(({ message, mend, field }) => [message, mend, field])
}

describe('every format', () => {
  const records = Array.from({ length: 120 }, (_, i) => ({ itemName: `甲${i}`, bogus: 1, promisedLimit: 3 }))
  const lines = records.map((record) => JSON.stringify(record)).join('\n')
  const options = { standard: 'service-guide@2.0', asOf: '2026-01-01', source: 'many.ndjson' } as const

  it('tells findings of different records apart', async () => {
    const report = await checkText(lines, { ...options, maxFindings: 'all' })
    const count = report.findings.length
    expect(report.summary.notListed).toBe(0)
    expect(count).toBe(360)
    const issues = JSON.parse(gitlab(report)) as { fingerprint: string; check_name: string }[]
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
    const { results } = (JSON.parse(sarif(report)) as { runs: { results: { partialFingerprints: Record<string, string> }[] }[] }).runs[0]!
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints['shebiaoFinding/v1'])).size).toBe(count)
    const cases = [...junit(report).matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(([, name]) => name)
    expect(new Set(cases).size).toBe(cases.length)
    // The text tells once what all records of a file share.
    const perRecord = text({ ...report, language: 'zh', repeated: [] })
    expect((perRecord.match(/记录 itemName=甲\d+/g) ?? []).length).toBe(count)
  })

  it('keeps the fingerprints where lines shift and records are inserted, in either language', async () => {
    const fingerprints = async (data: string, language: 'zh' | 'en' = 'zh') =>
      (JSON.parse(gitlab(await checkText(data, { ...options, language, maxFindings: 'all' }))) as { fingerprint: string; check_name: string }[])
        .filter(({ check_name }) => check_name === 'field-known')
        .map(({ fingerprint }) => fingerprint)
    const before = await fingerprints(lines)
    const after = await fingerprints(`\n\n{"itemName":"新","bogus":1}\n${lines}`)
    expect(before).toHaveLength(120)
    expect(after.slice(1)).toEqual(before)
    expect(await fingerprints(lines, 'en')).toEqual(before)
  })

  it('says what is not listed and what was not checked', async () => {
    const report = await checkText(lines, { ...options, ignoreRules: ['field-present'] })
    const { notListed } = report.summary
    expect(notListed).toBeGreaterThan(0)
    const [notRun] = report.notChecked.filter(({ records }) => records > 0)
    for (const [name, format] of Object.entries(formats)) {
      const shown = format(report)
      expect(shown, `${name}: not listed`).toContain(String(notListed))
      expect(shown, `${name}: not checked`).toContain(notRun!.rule)
      expect(shown, `${name}: ignored`).toContain('field-present')
    }
    expect(text(report)).toContain('--max-findings all')
    expect(junit(report).match(/<skipped /g)!.length).toBeGreaterThan(report.notChecked.length)
    const [run] = (JSON.parse(sarif(report)) as { runs: { invocations: { toolExecutionNotifications: unknown[] }[] }[] }).runs
    expect(run!.invocations[0]!.toolExecutionNotifications.length).toBeGreaterThan(report.notChecked.length)
  })
})
