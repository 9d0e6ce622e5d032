import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkText, type Report, type ReportedFinding, UnknownError } from '@shebiao/conform/index.js'
import { afterAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { shebiao } from './command.js'

const schemas = new URL('../../../schemas/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Case {
  instance: unknown
  profile?: string
  asOf?: string
  finds?: unknown[]
}

/** The refused cases of the corpus, by profile and day: the options that the command needs for them. */
function refusedCases(): Map<string, Case[]> {
  const cases = new URL('dist/cases/', schemas)
  const groups = new Map<string, Case[]>()
  for (const { file } of JSON.parse(readFileSync(new URL('manifest.json', cases), 'utf8')).files)
    for (const one of JSON.parse(readFileSync(new URL(file, cases), 'utf8')) as Case[]) {
      if (!one.finds?.length || one.instance === undefined) continue
      const key = `${one.profile ?? ''} ${one.asOf ?? '2026-01-01'}`
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
  return groups
}

/** The file of a case, as its extension and text: most as JSON, some as YAML or NDJSON. */
function fileOf(instance: unknown, i: number): [string, string] {
  if (i % 10 === 3) return ['yaml', stringify(instance)]
  if (i % 10 === 6) return ['ndjson', `${JSON.stringify(instance)}\n`]
  return ['json', JSON.stringify(instance, null, 2)]
}

describe('checkText() has the findings of the command on the same bytes', () => {
  for (const [key, cases] of refusedCases()) {
    const [profile, asOf] = key.split(' ') as [string, string]
    it(`in ${cases.length} refused cases, profile ${profile || 'none'}, ${asOf}`, async () => {
      const here = join(folder, key)
      mkdirSync(here)
      const files = cases.map(({ instance }, i) => {
        const [extension, text] = fileOf(instance, i)
        const source = join(here, `${String(i).padStart(5, '0')}.${extension}`)
        writeFileSync(source, text)
        return { source, text }
      })
      const ran = shebiao(['check', here, '--format', 'json', '--as-of', asOf, '--max-findings', '1000000', ...(profile ? ['--profile', profile] : [])])
      const report = JSON.parse(ran.stdout) as Report
      const bySource = new Map<string, ReportedFinding[]>()
      // Without findings over the data set: to the command all files are one data set, to checkText() each text is one.
      for (const finding of report.findings.filter(({ dataset }) => !dataset)) bySource.set(finding.source, [...(bySource.get(finding.source) ?? []), finding])
      for (const { source, text } of files) {
        const own = await checkText(text, { source, asOf, ...(profile && { profile }) })
        expect(own.findings).toEqual(bySource.get(source) ?? [])
      }
      expect(report.findings.length).toBeGreaterThanOrEqual(cases.length)
    })
  }
})

describe('checkText()', () => {
  const guide = readFileSync(new URL('service-guide/2.0/examples/guide.json', schemas), 'utf8')
  const asOf = '2026-01-01'

  it('detects the format from the name or the text, as the command does for standard input', async () => {
    const { stdout } = shebiao(['check', '-', '--format', 'json', '--as-of', asOf], { input: guide })
    expect(await checkText(guide, { asOf })).toEqual(JSON.parse(stdout))
    expect((await checkText('itemName: 补卡\n', { asOf })).files[0]!.format).toBe('yaml')
    expect((await checkText('事项名称,通俗名称\n补卡,补卡\n', { asOf })).files[0]!.format).toBe('csv')
    expect((await checkText('{}\n', { asOf, source: 'a.yaml' })).files[0]!.format).toBe('yaml')
  })
  it('reads the bytes of a table in GB 18030', async () => {
    const bytes = Uint8Array.from([0xca, 0xc2, 0xcf, 0xee, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xb2, 0xb9, 0xbf, 0xa8, 0x0a])
    const report = await checkText(bytes, { source: 'a.csv', standard: 'service-guide@2.0', asOf })
    expect(report.files[0]).toMatchObject({ encoding: 'gb18030', records: 1 })
  })
  it('returns a finding for bytes that are not text, for deep nesting and for empty input', async () => {
    const firstRule = async (input: string | Uint8Array, source?: string) => (await checkText(input, { asOf, ...(source && { source }) })).findings[0]?.rule
    expect(await firstRule(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xff]), 'a.json')).toBe('file-is-utf8')
    expect(await firstRule(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe('nesting-bounded')
    expect(await firstRule(`a: ${'['.repeat(100_000)}`)).toBe('nesting-bounded')
    expect(await firstRule('')).toBe('file-has-data')
    expect(await firstRule('\n\n', 'a.ndjson')).toBe('file-has-data')
  })
  it('reports progress in records, and throws UnknownError for an unknown profile', async () => {
    const seen: number[] = []
    const lines = `${JSON.stringify(JSON.parse(guide))}\n`.repeat(2000)
    const report = await checkText(lines, { source: 'a.ndjson', asOf }, (records) => seen.push(records))
    expect(report.summary.records).toBe(2000)
    expect(seen).toEqual([1000, 2000])
    await expect(checkText('{}', { profile: 'atlantis' })).rejects.toThrow(UnknownError)
  })
})
