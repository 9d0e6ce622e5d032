import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Checker } from '@shebiao/conform/check/checker.js'
import { checkText, type Format, type Report } from '@shebiao/conform/index.js'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { divided } from '../../conform/test/divide.js'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asOf = '2026-01-01'
const guide = JSON.parse(readFileSync(new URL('../../../schemas/service-guide/2.0/examples/guide.minimal.json', import.meta.url), 'utf8'))
const bytes = (text: string) => new TextEncoder().encode(text)

/** The report on a stream whose chunks are overwritten when the next one is read. Without a format, it is detected. */
async function checkChunks(chunks: Uint8Array[], format?: Format): Promise<Report> {
  const checker = new Checker({ asOf })
  const file = checker.collector.file({ source: 'a', format: format ?? 'json', encoding: 'utf-8' })
  const stream = function* () {
    const buffer = new Uint8Array(Math.max(1, ...chunks.map(({ length }) => length)))
    for (const chunk of chunks) {
      buffer.set(chunk)
      yield buffer.subarray(0, chunk.length)
      buffer.fill(0)
    }
  }
  await checker.file(file, stream(), format, {}, [])
  return checker.report()
}

// Valid records and invalid ones: with an empty or unknown field, of no standard, not an object, of another standard.
const records = fc.array(
  fc.constantFrom(guide, { ...guide, itemName: '补卡' }, { ...guide, itemName: '' }, { ...guide, apples: 3 }, { apples: 3 }, 7, {
    bankName: '某行',
    name: '某行某支行',
  }),
  { maxLength: 6 },
)
const row = fc.constantFrom('补卡,补卡', '补卡,"两\n行"', '补卡', ',', '挂失,x,y', '"补""卡",挂失')
const texts = fc.oneof(
  fc.tuple(records, fc.constantFrom(0, 1, 2)).map(([list, indent]) => ['json', JSON.stringify(list, null, indent)] as const),
  records.map((list) => ['ndjson', list.map((one) => `${JSON.stringify(one)}\n`).join('')] as const),
  fc.tuple(fc.array(row), fc.constantFrom('\n', '\r\n')).map(([rows, end]) => ['csv', ['事项名称,通俗名称', ...rows].join(end)] as const),
)
const cuts = fc.array(fc.nat(5000), { maxLength: 20 })
const damage = fc.option(fc.tuple(fc.nat(5000), fc.constantFrom(0xff, 0x22, 0x2c, 0x5d, 0x0a)), { freq: 2 })

describe('a report does not depend', () => {
  for (const isNamed of [true, false])
    it(isNamed ? 'on the chunks of a file' : 'on the chunks of standard input, whose format is detected', async () => {
      await fc.assert(
        fc.asyncProperty(texts, cuts, damage, async ([format, text], at, damaged) => {
          const whole = Uint8Array.from(bytes(text))
          if (damaged && whole.length > 0) whole[damaged[0] % whole.length] = damaged[1]
          const known = isNamed ? format : undefined
          expect(await checkChunks(divided(whole, at), known)).toEqual(await checkChunks([whole], known))
        }),
        { numRuns: 150 },
      )
    })
  it('on the way of reading: the library for browsers, which reads the whole text, has the same report', async () => {
    const built = (await import(new URL('../../conform/dist/index.js', import.meta.url).href)) as typeof import('@shebiao/conform/index.js')
    await fc.assert(
      fc.asyncProperty(texts, cuts, async ([format, text], at) => {
        expect(await checkChunks(divided(bytes(text), at), format)).toEqual(await built.checkText(text, { source: 'a', format, asOf }))
      }),
      { numRuns: 100 },
    )
  })
  it('on whether records are in a JSON array or on lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(guide, { ...guide, itemName: '' }, { ...guide, apples: 3 }), { minLength: 1, maxLength: 60 }), async (list) => {
        const comparable = ({ findings, summary }: Report) => [
          findings.map(({ rule, at, message }) => [rule, at.replace(/^\/\d+(?=\/)/, ''), message]),
          summary,
        ]
        const lines = list.map((one) => JSON.stringify(one)).join('\n')
        const [ofArray, ofLines] = [await checkText(JSON.stringify(list), { source: 'a.json', asOf }), await checkText(lines, { source: 'a.ndjson', asOf })]
        expect(comparable(ofArray)).toEqual(comparable(ofLines))
      }),
      { numRuns: 30 },
    )
  })
})

describe('records before a problem of the file are still checked', () => {
  const locations = ({ findings }: Report) => findings.map(({ rule, at, line, column }) => `${rule} ${at} ${line}:${column}`)
  const run = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return JSON.parse(shebiao(['check', name, '--format', 'json', '--as-of', asOf, '--max-findings', '1000000'], { cwd: folder }).stdout) as Report
  }
  const list = (count: number) => Array.from({ length: count }, (_, i) => JSON.stringify({ ...guide, itemName: `补卡${i}` })).join(',\n')

  it('in a JSON array with a syntax error', () => {
    const report = run('broken.json', `[${list(3)},\n{"itemName" "x"}, {}]`)
    expect(report.summary).toMatchObject({ records: 3, conforming: 3, errors: 1 })
    expect(locations(report)).toEqual(['file-readable  4:13'])
  })
  it('in a JSON array with an element that is nested too deeply, and those after it too', () => {
    const report = run('deep.json', `[${list(1)},\n  {"a":${'['.repeat(100_000)}${']'.repeat(100_000)}},\n${list(1)}]`)
    expect(report.summary).toMatchObject({ records: 2, conforming: 2, errors: 1 })
    expect(locations(report)).toEqual(['nesting-bounded /1 2:3'])
  })
  it('in a compressed JSON array that is cut off', () => {
    const compressed = gzipSync(`[${list(3000)}]`)
    const report = run('cut.json.gz', compressed.subarray(0, compressed.length / 2))
    expect(report.summary.records).toBeGreaterThan(500)
    expect(report.summary).toMatchObject({ errors: 1, conforming: report.summary.records })
    expect(locations(report)).toEqual([`file-readable  ${report.summary.records + 1}:1`])
  })
  it('in a compressed table that is cut off', () => {
    const compressed = gzipSync(`事项名称,通俗名称\n${Array.from({ length: 30_000 }, (_, i) => `补卡${i},补卡\n`).join('')}`)
    const report = run('cut.csv.gz', compressed.subarray(0, compressed.length / 2))
    expect(report.summary.records).toBeGreaterThan(500)
    expect(locations(report).filter((one) => one.startsWith('file-readable'))).toEqual([`file-readable  ${report.summary.records + 2}:1`])
  })
  it('in a table with a quote that is never closed', () => {
    const report = run('open.csv', '事项名称,通俗名称\n补卡,补卡\n挂失,"挂失\n')
    expect(report.summary.records).toBe(1)
    expect(locations(report).filter((one) => one.startsWith('file-readable'))).toEqual(['file-readable  3:1'])
  })
  it('an empty JSON array is reported as a file without data', () => {
    expect(locations(run('empty.json', ' [ ]\n'))).toEqual(['file-has-data  1:1'])
  })
  it('a table of blank lines is reported as a file without data', () => {
    expect(locations(run('blank.csv', '\n  \n'))).toEqual(['file-has-data  1:1'])
  })
})

describe('standard input', () => {
  it('may be a table in UTF-16, as spreadsheets write it', () => {
    const wide = Buffer.from('\ufeff事项名称,通俗名称\n补卡,补卡\n', 'utf16le')
    const report = JSON.parse(shebiao(['check', '-', '--format', 'json'], { input: wide }).stdout) as Report
    expect(report.files[0]).toMatchObject({ format: 'csv', encoding: 'utf-16le', records: 1 })
  })
  it('is detected as JSON or NDJSON, even with very long lines', async () => {
    const long = JSON.stringify({ ...guide, description: '长'.repeat(200_000) })
    const format = async (text: string) => (await checkText(text, { asOf })).files[0]!
    expect(await format(`[${long},${long}]`)).toMatchObject({ format: 'json', records: 2 })
    expect(await format(`${long}\n${long}\n`)).toMatchObject({ format: 'ndjson', records: 2 })
    expect(await format(`${long}\n\n`)).toMatchObject({ format: 'json', records: 1 })
    expect(await format(`\n\n${long}`)).toMatchObject({ format: 'json', records: 1 })
    expect(await format(JSON.stringify([guide], null, 2))).toMatchObject({ format: 'json', records: 1 })
  })
})

// The stream is larger than the heap limit. Memory outside of the heap is measured by the resident set.
describe('memory does not grow with the size of a stream', () => {
  const cli = fileURLToPath(new URL('../bin/shebiao.js', import.meta.url))
  const mebibyte = 1024 * 1024

  async function checkStream(total: number, chunk: (i: number) => string, end: string): Promise<{ report: Report; resident: number; written: number }> {
    const reportPeak = 'process.on("exit",()=>process.stderr.write(`${process.resourceUsage().maxRSS}\\n`))'
    const child = spawn(process.execPath, [
      '--max-old-space-size=48',
      '--import',
      `data:text/javascript,${encodeURIComponent(reportPeak)}`,
      cli,
      'check',
      '-',
      '--format',
      'json',
    ])
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const closed = new Promise((done) => child.once('close', done))
    let written = 0
    for (let i = 0; written < total; i++) {
      const next = Buffer.from(chunk(i))
      written += next.length
      if (!child.stdin.write(next)) await new Promise((done) => child.stdin.once('drain', done))
    }
    child.stdin.end(end)
    await closed
    return { report: JSON.parse(stdout) as Report, resident: Number(stderr), written }
  }

  it('that is a JSON array', async () => {
    const record = JSON.stringify({ ...guide, description: '说明'.repeat(2000) })
    const many = `${record},\n`.repeat(100)
    const { report, resident, written } = await checkStream(150 * mebibyte, (i) => (i === 0 ? `[${many}` : many), `${record}]`)
    expect(report.files[0]).toMatchObject({ format: 'json', records: ((written - 1) / Buffer.byteLength(many)) * 100 + 1 })
    expect(resident).toBeLessThan(150 * 1024)
  })
  it('that is a table', async () => {
    const many = `补卡,"${'说明'.repeat(2000)}\n"\n`.repeat(100)
    const head = '事项名称,通俗名称\n'
    const { report, resident, written } = await checkStream(100 * mebibyte, (i) => (i === 0 ? head : many), '')
    expect(report.files[0]).toMatchObject({ format: 'csv', records: ((written - Buffer.byteLength(head)) / Buffer.byteLength(many)) * 100 })
    expect(resident).toBeLessThan(150 * 1024)
  })
})
