import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const root = join(import.meta.dirname, '../../..')
const golden = join(import.meta.dirname, 'golden')
const schema = JSON.parse(readFileSync(join(root, 'packages/conform/report.schema.json'), 'utf8')) as { $defs: object }
const ajv = new Ajv2020({ allErrors: true })
const isReport = ajv.compile(schema)
const isFinding = ajv.compile({ $defs: schema.$defs, $ref: '#/$defs/finding' })
const folder = mkdtempSync(join(tmpdir(), 'shebiao-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const problemsOf = (validate: typeof isReport, value: unknown) =>
  validate(value) ? [] : validate.errors!.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)

describe('report.schema.json', () => {
  const commands = readdirSync(golden).map((name) => ({
    name,
    ...(JSON.parse(readFileSync(join(golden, name, 'command.json'), 'utf8')) as { args: string[]; in?: string }),
  }))
  const checks = commands.filter(({ args }) => args[0] === 'check')
  it.each(checks)('describes the report of the golden command $name', ({ name, args, in: cwd }) => {
    const kept = args.filter((arg, i) => arg !== '--format' && args[i - 1] !== '--format')
    const { stdout } = shebiao([...kept, '--format', 'json'], { cwd: cwd === undefined ? join(golden, name) : join(root, cwd) })
    expect(problemsOf(isReport, JSON.parse(stdout))).toEqual([])
  })

  it('describes reports with a baseline, chosen rules, failures and every finding', () => {
    const data = join(root, 'packages/shebiao/test/province')
    const at = (name: string) => join(folder, name)
    const baseline = shebiao(['baseline', data, '--as-of', '2026-01-01', '--ignore-rule', 'field-known', '--output', at('known.json')])
    expect(baseline.code).toBe(0)
    writeFileSync(at('bad.json'), '{"itemName":"a","bogus":1}')
    for (const args of [
      [data, '--baseline', at('known.json')],
      [data, '--ignore-rule', 'four-level-four-same'],
      [at('bad.json'), at('nowhere.json'), '--rule', 'field-known'],
      [data, '--max-findings', 'all', '--findings-out', at('findings.ndjson')],
    ]) {
      const { stdout } = shebiao(['check', ...args, '--as-of', '2026-01-01', '--format', 'json'])
      expect(problemsOf(isReport, JSON.parse(stdout)), args.join(' ')).toEqual([])
    }
    const findings = readFileSync(at('findings.ndjson'), 'utf8').trim().split('\n')
    expect(findings.length).toBeGreaterThan(3)
    for (const line of findings) expect(problemsOf(isFinding, JSON.parse(line))).toEqual([])
  })

  it('refuses a member that it does not know, so that none is forgotten', () => {
    const { stdout } = shebiao(['check', '-', '--format', 'json'], { input: '{"itemName":"a","bogus":1}' })
    const report = JSON.parse(stdout) as { findings: object[] }
    expect(problemsOf(isReport, report)).toEqual([])
    expect(problemsOf(isReport, { ...report, more: 1 })).toHaveLength(1)
    expect(problemsOf(isReport, { ...report, findings: [{ ...report.findings[0], more: 1 }] })).toHaveLength(1)
  })
})
