import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@shebiao/conform/model/finding.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-findings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const write = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(at(name), text)
}
const read = (name: string) => readFileSync(at(name), 'utf8')
const lines = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const guide = ['--standard', 'service-guide@2.0', '--as-of', '2026-01-01']
const bogus = ['--rule', 'field-known']
const run = (...args: string[]) => shebiao(args, { cwd: folder })

beforeAll(() => {
  write('two.ndjson', lines({ itemName: 'a', bogus: 1 }, { itemName: 'b', bogus: 1 }))
  write('many.ndjson', lines(...Array.from({ length: 150 }, (_, i) => ({ itemName: `甲${i}`, bogus: 1 }))))
})

describe('formats for programs', () => {
  it('have a fingerprint for each finding', () => {
    const { stdout } = shebiao(['check', '-', ...guide, '--format', 'gitlab'], { input: lines({ itemName: 'a', bogus: 1 }, { itemName: 'b', bogus: 1 }) })
    const issues = (JSON.parse(stdout) as { check_name: string; fingerprint: string }[]).filter(({ check_name }) => check_name === 'field-known')
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })

  it('list every finding, beside a text that lists the first, in one run', () => {
    const { stdout } = run(
      'check',
      'many.ndjson',
      ...guide,
      ...bogus,
      '--format',
      'sarif',
      '--output',
      'r.sarif',
      '--format',
      'junit',
      '--output',
      'r.xml',
      '--format',
      'text',
    )
    expect(stdout).toBe(run('check', 'many.ndjson', ...guide, ...bogus).stdout)
    // All records share the fault: it is told once, with its number.
    expect(stdout.match(/field-known$/gm)).toHaveLength(1)
    expect(stdout).toContain('150 条记录中有 150 处：字段名属于标准')
    expect(stdout).toContain('另有 50 处未列出；用 --max-findings all')
    expect((JSON.parse(read('r.sarif')) as { runs: { results: unknown[] }[] }).runs[0]!.results).toHaveLength(150)
    expect(read('r.xml').match(/<failure /g)).toHaveLength(150)
  })

  it('list as many as they are told to, and say so', () => {
    const { stdout } = run('check', 'many.ndjson', ...guide, ...bogus, '--format', 'gitlab', '--max-findings', '5')
    const issues = JSON.parse(stdout) as { check_name: string; description: string }[]
    expect(issues.filter(({ check_name }) => check_name === 'field-known')).toHaveLength(5)
    expect(issues.find(({ check_name }) => check_name === 'not-listed')!.description).toContain('145')
    expect(run('check', 'many.ndjson', ...guide, ...bogus, '--max-findings', 'all').stdout).not.toContain('未列出')
  })

  it('are the same for merged parts as for one check', () => {
    for (const part of ['1/2', '2/2']) run('check', 'many.ndjson', 'two.ndjson', ...guide, '--part', part, '--partial', `${part[0]}.part`)
    for (const format of ['text', 'sarif', 'junit', 'gitlab', 'github']) {
      const merged = run('merge', '1.part', '2.part', '--format', format)
      expect(merged.stdout, format).toBe(run('check', 'many.ndjson', 'two.ndjson', ...guide, '--format', format).stdout)
      expect(merged.code).toBe(1)
    }
  })

  it('give paths from the repository, or from --base, wherever the command is run', () => {
    write('repository/.git/HEAD', '')
    write('repository/data/a.ndjson', lines({ bogus: 1 }))
    const inside = { cwd: at('repository/data') }
    const pathOf = (args: string[], options: { cwd: string; env?: Record<string, string> } = inside) => {
      const { stdout } = shebiao(['check', ...args, ...guide, ...bogus, '--format', 'gitlab'], options)
      return (JSON.parse(stdout) as { location: { path: string } }[])[0]!.location.path
    }
    for (const path of ['a.ndjson', './a.ndjson', '../data/a.ndjson', at('repository/data/a.ndjson')]) expect(pathOf([path])).toBe('data/a.ndjson')
    expect(pathOf(['a.ndjson', '--base', '.'])).toBe('a.ndjson')
    expect(pathOf(['a.ndjson'], { ...inside, env: { CI_PROJECT_DIR: folder } })).toBe('repository/data/a.ndjson')
    expect(pathOf(['a.ndjson'], { ...inside, env: { GITHUB_WORKSPACE: folder } })).toBe('repository/data/a.ndjson')
    expect(pathOf([at('two.ndjson')])).toBe(at('two.ndjson').replaceAll('\\', '/'))
    const { stdout } = shebiao(['check', at('two.ndjson'), ...guide, '--format', 'sarif'], inside)
    expect(stdout).toContain(`"uri": "file://`)
  })

  it('write a summary of the step on GitHub, and on GitHub alone', () => {
    const env = { GITHUB_STEP_SUMMARY: at('summary.md') }
    shebiao(['check', 'two.ndjson', ...guide, ...bogus, '--format', 'github'], { cwd: folder, env })
    expect(read('summary.md')).toContain('| field-known |')
    writeFileSync(at('summary.md'), '')
    shebiao(['check', 'two.ndjson', ...guide, ...bogus, '--format', 'text'], { cwd: folder, env })
    expect(read('summary.md')).toBe('')
  })
})

describe('when a check fails', () => {
  const phone = lines({ itemName: 'a', consultation: [{ kind: 'phone', value: '1' }] })
  const code = (...args: string[]) => shebiao(['check', '-', ...guide, '--rule', 'phone-dialable', ...args], { input: phone }).code
  it('is told by --fail-on and --max-warnings', () => {
    expect(code()).toBe(0)
    expect(code('--fail-on', 'error')).toBe(0)
    expect(code('--fail-on', 'warning')).toBe(1)
    expect(code('--fail-on', 'info')).toBe(1)
    expect(code('--max-warnings', '1')).toBe(0)
    expect(code('--max-warnings', '0')).toBe(1)
    expect(code('--fail-on', 'fatal')).toBe(2)
    expect(code('--max-warnings', 'x')).toBe(2)
  })
})

describe('a baseline on the command line', () => {
  it('lets what was there before pass, from any folder, with any number of threads, and tells what is new and what was mended', () => {
    const records = Array.from({ length: 40 }, (_, i) => ({ itemName: i % 2 ? `甲${i}` : undefined, bogus: 1, text: 'x'.repeat(200_000) }))
    write('base/data/a.ndjson', lines(...records))
    expect(run('baseline', 'base/data', ...guide, '--output', 'base/known.json').code).toBe(0)
    for (const [cwd, data, file, threads] of [
      ['base', 'data', 'known.json', '1'],
      ['base/data', '.', '../known.json', '2'],
      ['.', at('base/data'), at('base/known.json'), '2'],
    ] as const) {
      const { code, stdout } = shebiao(['check', data, ...guide, '--baseline', file, '--threads', threads, '--format', 'json'], { cwd: at(cwd) })
      const { summary } = JSON.parse(stdout) as Report
      expect([code, summary.errors, summary.mended], cwd).toEqual([0, 0, 0])
      expect(summary.known).toBeGreaterThan(80)
    }
    write('base/data/a.ndjson', lines({ itemName: '新', bogus: 1 }, ...records.slice(2)))
    const { code, stdout } = run('check', 'base/data', ...guide, '--rule', 'field-known', '--baseline', 'base/known.json', '--format', 'json')
    const { findings, summary } = JSON.parse(stdout) as Report
    expect(code).toBe(1)
    expect(findings.map(({ record }) => record!.key)).toEqual(['itemName=新'])
    expect(summary.known).toBe(76)
    run('baseline', 'base/data', ...guide, '--output', 'base/known.json')
    expect(run('check', 'base/data', ...guide, '--baseline', 'base/known.json').code).toBe(0)
    expect(read('base/known.json')).not.toContain('甲1"')
  })

  it('knows findings over many records too, alone and of merged parts', () => {
    const province = join(import.meta.dirname, 'province')
    const asOf = ['--as-of', '2026-01-01']
    expect(shebiao(['baseline', province, ...asOf, '--output', at('province.json')]).code).toBe(0)
    expect((JSON.parse(read('province.json')) as { dataset: unknown[] }).dataset.length).toBeGreaterThan(3)
    const { code, stdout } = shebiao(['check', province, ...asOf, '--baseline', at('province.json'), '--format', 'json'])
    expect((JSON.parse(stdout) as Report).findings).toEqual([])
    expect(code).toBe(0)
    for (const part of ['1/2', '2/2'])
      shebiao(['check', province, ...asOf, '--baseline', at('province.json'), '--part', part, '--partial', at(`province-${part[0]}.part`)])
    const merged = shebiao(['merge', at('province-1.part'), at('province-2.part'), '--format', 'json'])
    expect(merged.stdout).toBe(stdout)
    expect(merged.code).toBe(0)
  })

  it('that is none, or cannot be read, is refused', () => {
    for (const file of ['two.ndjson', 'nowhere.json']) {
      const { code, stderr, stdout } = run('check', 'two.ndjson', '--baseline', file)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(file)
    }
  })

  it('is not written where not everything could be checked', () => {
    write('bad/a.pdf', '')
    expect(run('baseline', 'nowhere', '--output', 'none.json').code).toBe(2)
    expect(() => read('none.json')).toThrow()
  })
})

describe('waivers in a manifest', () => {
  const waiver = (members: string) => `  - {${members}, owner: 某市, reason: 修订中}\n`
  const found = (waivers: string, data = { 'a.json': '{"itemName":"a","bogus":1}', 'sub/a.json': '{"itemName":"b","bogus":1}' }) => {
    const name = `submission-${Math.random()}`
    write(`${name}/shebiao.yaml`, `region: "420000"\nfiles:\n  - {path: "**/*.json", standard: service-guide@2.0, type: guide}\nwaivers:\n${waivers}`)
    for (const [path, text] of Object.entries(data)) write(`${name}/${path}`, text)
    const { stdout, code } = run('check', name, '--as-of', '2026-01-01', '--format', 'json')
    const report = JSON.parse(stdout) as Report
    const inManifest = report.findings
      .filter(({ source }) => source.endsWith('shebiao.yaml'))
      .map(({ rule, severity, line, message }) => ({ rule, severity, line, message }))
    const waived = report.findings.filter((finding) => finding.waived).map(({ source, rule }) => `${source.slice(name.length + 1)} ${rule}`)
    return { inManifest, waived, code }
  }

  it('of a rule that does not exist are errors with the nearest rule and the line', () => {
    const { inManifest, code } = found(waiver('rule: field-know, until: 2099-01-01'))
    expect(inManifest).toEqual([{ rule: 'waiver-rule-exists', severity: 'error', line: 5, message: expect.stringContaining('是否指 field-known') as string }])
    expect(code).toBe(1)
  })

  it('that have ended, or cover nothing, are warnings with the line', () => {
    const { inManifest } = found(waiver('rule: field-known, until: 2025-12-31') + waiver('rule: fee-has-basis, until: 2099-01-01'))
    expect(inManifest.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
      ['waiver-in-force', 'warning', 5],
      ['waiver-needed', 'warning', 6],
    ])
  })

  it('are of the file that they name from the manifest on, however its path is written', () => {
    for (const file of ['a.json', './a.json', 'sub/../a.json', '.\\a.json']) {
      const { waived, inManifest } = found(waiver(`rule: field-known, file: '${file}', until: 2099-01-01`))
      expect([waived, inManifest]).toEqual([['a.json field-known'], []])
    }
    expect(found(waiver(`rule: field-known, file: 'sub\\a.json', until: 2099-01-01`)).waived).toEqual(['sub/a.json field-known'])
    expect(found(waiver(`rule: field-known, file: b.json, until: 2099-01-01`)).inManifest.map(({ rule }) => rule)).toEqual(['waiver-needed'])
  })

  it('are of one record by its key or its first value', () => {
    for (const record of ['b', 'itemName=b'])
      expect(found(waiver(`rule: field-known, record: ${record}, until: 2099-01-01`)).waived).toEqual(['sub/a.json field-known'])
  })
})

it('a schema or profile that is compared can forge no line', () => {
  const evil = 'x\n::error::y\u001b[2J\u202e|`##[error]z'
  write('old.json', JSON.stringify({ type: 'object', properties: { [evil]: { type: 'string', pattern: 'a' } } }))
  write(
    'new.json',
    JSON.stringify({
      type: 'object',
      title: evil,
      required: [evil],
      properties: { [evil]: { type: 'string', pattern: `^${evil}$`, enum: [evil] } },
      [evil]: 1,
    }),
  )
  write(
    'forged/profile.yaml',
    JSON.stringify({ profile: 'forged', [evil]: 1, title: { zh: evil, en: evil }, region: evil, extends: [evil], clauses: { [evil]: {} } }),
  )
  const runs = [
    ['diff', 'old.json', 'new.json'],
    ['diff', 'old.json', 'new.json', '--format', 'markdown'],
    ['profile', 'check', 'new.json', '--standard', 'service-guide@2.0', '--type', 'guide'],
    ['profile', 'check', 'forged'],
    ['migrate', 'old.json', '--to', 'service-guide@2.0'],
  ]
  for (const args of runs) {
    const { stdout, stderr } = run(...args)
    for (const line of (stdout + stderr).split('\n')) {
      expect(line, args.join(' ')).not.toMatch(/^\s*::/)
      expect(line, args.join(' ')).not.toMatch(/[\u0000-\u001f\u202e]|##\[/)
    }
  }
})

describe('names of files', () => {
  it.runIf(process.platform !== 'win32')('can forge no line and no command, in any format and on standard error', () => {
    const names = ['::error::x.json', 'a\n::error::x.json', '\u001b[2J\u202e.csv', '##[error]y.json', 'b\n::warning::z/c.json']
    for (const name of names) write(`names/${name}`, name.endsWith('.csv') ? '网点名称\n1\n' : '{"itemName":3}')
    for (const format of ['text', 'github', 'junit', 'markdown', 'html', 'json', 'sarif', 'gitlab']) {
      const { code, stdout, stderr } = run('check', 'names', 'nowhere\n::error::q', ...guide, '--format', format)
      expect(code, format).toBe(2)
      for (const line of [...stdout.split('\n'), ...stderr.split('\n')]) {
        expect(line, format).not.toMatch(format === 'github' && !stderr.includes(line) ? /^\s*::(?!(?:error|warning|notice) )/ : /^\s*::/)
        expect(line, format).not.toMatch(/[\u0000-\u001f]|##\[/)
      }
    }
    for (const args of [
      ['ch\n::error::x'],
      ['explain', 'x\n::error::y'],
      ['verify', 'x\n::error::y'],
      ['check', 'two.ndjson', '--baseline', 'x\n::error::y'],
      ['init', 'in\n::error::y'],
      ['diff', 'x\n::error::y', 'z'],
      ['migrate', 'names/a\n::error::x.json', '--to', 'service-guide@2.0'],
      ['profile', 'check', 'x\n::error::y'],
      ['baseline', 'names', ...guide, '--output', 'b\n::error::y.json'],
    ]) {
      const { stdout, stderr } = run(...args)
      expect(stdout + stderr, args.join(' ')).not.toMatch(/^\s*::/m)
    }
  })
})
