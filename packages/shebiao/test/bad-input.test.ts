import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@shebiao/conform/index.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const good = '{"$schema":"https://shebiao.example/schemas/common/1.0/submission.schema.json","region":"420000","files":[{"path":"a.yaml"}]}'

/** Checks a folder with a bad and a good file. Returns the findings in the bad one, and expects that the good one was still checked. */
function check(name: string, content: string | Buffer, ...args: string[]) {
  const own = mkdtempSync(join(folder, 'case-'))
  writeFileSync(join(own, name), content)
  writeFileSync(join(own, 'z-good.json'), good)
  const { code, stdout } = shebiao(['check', '.', '--format', 'json', ...args], { cwd: own })
  const report = JSON.parse(stdout) as Report
  const file = report.files.find(({ source }) => source === name)
  const goodFile = report.files.find(({ source }) => source === 'z-good.json')
  expect(goodFile?.records, 'the rest of the submission is still checked').toBe(1)
  return { code, report, file, findings: report.findings.filter(({ source }) => source === name) }
}

const locations = (findings: Report['findings']) => findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`)

describe('check on bad input: one finding with its location, and the rest is still checked', () => {
  it('reports the line and column where JSON is broken', () => {
    const { code, findings } = check('a.json', '{\n  "region": "420000",\n  "files": [\n}\n')
    expect(code).toBe(2)
    expect(locations(findings)).toEqual(['file-readable 4:1'])
  })
  it('reports the end of JSON that ends early', () => {
    expect(locations(check('a.json', '{\n  "region": "4200').findings)).toEqual(['file-readable 2:18'])
  })
  it('reports the line where YAML is broken', () => {
    const { code, findings } = check('a.yaml', 'region: "420000"\nfiles: [\n')
    expect(code).toBe(2)
    expect(findings.map(({ rule }) => rule)).toEqual(['file-readable'])
    expect(findings[0]!.line).toBe(3)
  })
  it('reports a byte-order mark in JSON and skips it', () => {
    const { code, file, findings } = check('a.json', `\ufeff${good}`)
    expect(code).toBe(0)
    expect(locations(findings)).toEqual(['file-without-mark 1:1'])
    expect(file?.verdict).toBe('conforms')
  })
  it('reports GBK bytes in JSON at the line where they begin', () => {
    const { code, findings } = check('a.json', Buffer.concat([Buffer.from('{\n"a":"'), Buffer.from([0xca, 0xd0]), Buffer.from('"}\n')]))
    expect(code).toBe(2)
    expect(locations(findings)).toEqual(['file-is-utf8 2:1'])
    expect(findings[0]!.message).toContain('GB18030')
  })
  it('recognises a table in GB 18030, reads it and reports its encoding', () => {
    // 网点名称,所属银行 / 某行,某行 in GB 18030
    const bytes = Buffer.from('cdf8b5e3c3fbb3c62ccbf9caf4d2f8d0d00ac4b3d0d02cc4b3d0d00a', 'hex')
    const { file, findings } = check('a.csv', bytes, '--standard', 'bank-outlet', '--max-findings', '1000')
    expect(file?.encoding).toBe('gb18030')
    expect(file?.records).toBe(1)
    expect(findings.filter(({ rule }) => rule === 'file-encoding-reported')).toHaveLength(1)
  })
  it('reports an empty file of any format', () => {
    const { code, findings } = check('a.json', '')
    expect(code).toBe(2)
    expect(locations(findings)).toEqual(['file-has-data 1:1'])
    expect(locations(check('a.ndjson', '\n\n').findings)).toEqual(['file-has-data 1:1'])
    expect(locations(check('a.csv', '').findings)).toEqual(['file-has-data 1:1'])
    expect(locations(check('a.yaml', '# nothing\n').findings)).toEqual(['file-has-data 1:1'])
  })
  it('exits with 2 for a folder without data', () => {
    const own = mkdtempSync(join(folder, 'empty-'))
    mkdirSync(join(own, 'inner'))
    const { code, stdout } = shebiao(['check', own])
    expect(code).toBe(2)
    expect(stdout).toContain('文件夹里没有数据文件')
  })
  it('exits with 2 for a path that does not exist', () => {
    const { code, stdout } = shebiao(['check', 'no/such/file.json'], { cwd: folder })
    expect(code).toBe(2)
    expect(stdout).toContain('路径不存在')
  })
  it('reports a line of 200 MB and checks the lines around it', () => {
    const line = Buffer.alloc(200 * 1024 * 1024, 0x61)
    const { code, findings } = check('a.ndjson', Buffer.concat([Buffer.from(`${good}\n`), line, Buffer.from(`\n${good}\n`)]))
    expect(code).toBe(2)
    expect(locations(findings)).toEqual(['record-size-bounded 2:1'])
  })
  it('reports nesting 100,000 levels deep in every format', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(locations(check('a.json', deep).findings)).toEqual(['nesting-bounded 1:2'])
    expect(locations(check('a.json', `{"a":${deep}}`).findings)).toEqual(['nesting-bounded 1:1'])
    expect(locations(check('a.yaml', deep).findings)).toEqual(['nesting-bounded 1:1'])
    expect(locations(check('a.ndjson', `${good}\n{"a":${deep}}\n`).findings)).toEqual(['nesting-bounded 2:1'])
  })
  it('reports repeated keys in JSON, NDJSON and YAML', () => {
    const twice = '{"region":"420000",\n"region":"420100","files":[{"path":"a.yaml"}]}'
    const { code, findings } = check('a.json', twice)
    expect(code).toBe(1)
    expect(locations(findings)).toEqual(['keys-unique 2:1'])
    expect(locations(check('a.ndjson', `${good}\n${twice.replace('\n', '')}\n`).findings)).toEqual(['keys-unique 2:20'])
    expect(locations(check('a.yaml', 'region: "420000"\nregion: "420100"\nfiles: [{ path: a }]\n').findings)).toContain('keys-unique 2:1')
  })
  it('treats a __proto__ key as a field like any other', () => {
    const { findings } = check(
      'a.json',
      '{"__proto__":{"region":1},"region":"420000","files":[{"path":"a.yaml"}]}',
      '--standard',
      'common@1.0',
      '--type',
      'submission',
    )
    expect(findings.map(({ rule, at }) => `${rule} ${at}`)).toEqual(['field-known /__proto__'])
  })
  it('reports NaN as invalid JSON', () => {
    expect(locations(check('a.json', '{"a": NaN}').findings)).toEqual(['file-readable 1:7'])
    expect(locations(check('a.ndjson', `${good}\n{"a": NaN}\n`).findings)).toEqual(['file-readable 2:7'])
  })
  it('reports a lone surrogate', () => {
    const { findings } = check('a.json', good.replace('a.yaml', 'a\\ud800.yaml'))
    expect(findings.map(({ rule, at }) => `${rule} ${at}`)).toEqual(['text-well-formed /files/0/path'])
  })
  it('reports a table without a header', () => {
    const { code, findings } = check('a.csv', '某行第一支行,某行,某路1号\n某行第二支行,某行,某路2号\n', '--standard', 'bank-outlet')
    expect(code).toBe(1)
    expect(findings.map(({ rule }) => rule)).toEqual(['header-known'])
  })
  it('reports a row whose columns are shifted', () => {
    const { file, findings } = check('a.csv', '网点名称,所属银行\n某行第一支行,某行,多一格\n某行第二支行,某行\n', '--standard', 'bank-outlet')
    expect(findings.filter(({ rule }) => rule === 'row-complete').map(({ line }) => line)).toEqual([2])
    expect(file?.records).toBe(1)
  })
  it('reports a code that a spreadsheet turned into a number', () => {
    const { findings } = check('a.csv', '网点名称,所属银行,统一社会信用代码\n某行第一支行,某行,4.42014E+29\n', '--standard', 'bank-outlet')
    const found = findings.find(({ rule, message }) => rule === 'value-format' && message.includes('4.42014E+29'))
    expect(found).toMatchObject({ line: 2, column: 3 })
    expect(found?.mend).toContain('科学记数法')
  })
  it('exits with 2 for a profile or standard that does not exist', () => {
    const own = mkdtempSync(join(folder, 'unknown-'))
    writeFileSync(join(own, 'a.json'), good)
    expect(shebiao(['check', own, '--profile', 'atlantis'])).toMatchObject({ code: 2 })
    expect(shebiao(['check', own, '--profile', 'atlantis']).stdout).toContain('没有细则 atlantis')
    expect(shebiao(['check', own, '--standard', 'service-guide@9.0'])).toMatchObject({ code: 2 })
    expect(shebiao(['check', own, '--profile', '__proto__'])).toMatchObject({ code: 2 })
  })
  it('reports records of no known standard', () => {
    const { code, findings, file } = check('a.json', '{"apples": 3}')
    expect(code).toBe(2)
    expect(findings.map(({ rule }) => rule)).toEqual(['record-type-known'])
    expect(file?.verdict).toBe('notAssessable')
  })
  it('treats a remote $schema as a name only: it is not fetched', () => {
    const { findings } = check('a.json', '{"$schema":"http://127.0.0.1:9/schema.json","a":1}')
    expect(findings.map(({ rule }) => rule)).toEqual(['record-type-known'])
  })
})

describe('the command line', () => {
  it('exits with 2 for an unknown command or option, and for an invalid value', () => {
    for (const args of [
      ['check'],
      ['check', '.', '--format', 'pdf'],
      ['check', '.', '--lang', 'fr'],
      ['check', '.', '--as-of', '2026-13-01'],
      ['profile', 'check', 'qingdao', '--as-of', '2026-02-30'],
      ['check', '.', '--max-findings', 'x'],
      ['check', '.', '--nonsense'],
      ['judge'],
      ['explain', 'no-such-rule'],
      ['toString'],
    ]) {
      expect(shebiao(args).code, args.join(' ')).toBe(2)
    }
  })
  it('reads standard input as JSON, NDJSON, YAML and CSV', () => {
    for (const [input, format] of [
      [good, 'json'],
      [`${good}\n${good}\n`, 'ndjson'],
      ['region: "420000"\nfiles: [{ path: a.yaml }]\n', 'yaml'],
      ['网点名称,所属银行\n某行,某行\n', 'csv'],
    ] as const) {
      const report = JSON.parse(shebiao(['check', '-', '--format', 'json'], { input }).stdout) as Report
      expect(report.files[0]).toMatchObject({ source: '-', format })
      expect(report.files[0]!.records).toBeGreaterThan(0)
    }
  })
})

describe('the verdict on what cannot be read', () => {
  const verdictOn = (name: string, content: string | Buffer) => {
    const { code, report, file } = check(name, content)
    return [code, report.verdict, file?.verdict]
  }
  const guide = '{"$schema":"https://shebiao.example/schemas/service-guide/2.0/guide.schema.json","itemName":3}'
  const sound = (count: number) => `${good}\n`.repeat(count)

  it('is that none can be given, whatever the reason', () => {
    const cases: [string, string | Buffer][] = [
      ['a.json', '{'],
      ['a.yaml', 'a: [\n'],
      ['a.ndjson', `${sound(2)}{\n`],
      ['a.csv', '甲,乙\n1,2\n'],
      ['a.csv', '网点名称,所属银行\n甲,乙,丙\n'],
      ['a.csv', '网点名称,services.1.itemName\n甲,挂失\n'],
      ['a.csv', 'PK\u0003\u0004'],
      ['a.json', Buffer.from('{"a":1}', 'utf16le')],
      ['a.json', ''],
      ['a.json', '{"a":1}'],
      ['a.json', `${'['.repeat(300)}${']'.repeat(300)}`],
    ]
    for (const [name, content] of cases) expect(verdictOn(name, content), String(content)).toEqual([2, 'notAssessable', 'notAssessable'])
  })
  it('is that the data do not conform where something else is wrong too', () => {
    expect(verdictOn('a.ndjson', `${guide}\n{\n`)).toEqual([1, 'doesNotConform', 'doesNotConform'])
  })
})
