import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { Guide as Guide1 } from '@shebiao/schemas/service-guide/1.0'
import { Guide as Guide2 } from '@shebiao/schemas/service-guide/2.0'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { check, engine, exitCode, UnknownError } from '../src/index.js'

const example = (path: string) => JSON.parse(readFileSync(new URL(`../../../schemas/${path}`, import.meta.url), 'utf8'))
const guide = example('service-guide/2.0/examples/guide.json')

describe('check() on data in memory', () => {
  it('reports that a conforming record conforms', async () => {
    const report = await check(guide, { asOf: '2026-01-01' })
    expect(report.verdict).toBe('conforms')
    expect(report.findings).toEqual([])
    expect(exitCode(report)).toBe(0)
    expect(report.files[0]).toMatchObject({ standard: 'service-guide@2.0', type: 'guide', detectedBy: '$schema', records: 1 })
  })
  it('reports the title of the field, what was found, what is allowed, and the clause', async () => {
    const report = await check([guide, { ...guide, handlingMethods: ['windw'] }], { asOf: '2026-01-01' })
    const [finding] = report.findings
    expect(finding).toMatchObject({ rule: 'value-in-code-list', at: '/1/handlingMethods/0', severity: 'error', standard: 'service-guide@2.0' })
    expect(finding!.message).toContain('办理方式')
    expect(finding!.message).toContain('“windw”')
    expect(finding!.message).toContain('是否应为 window')
    expect(finding!.clause).toMatch(/^service-guide@2\.0#/)
    expect(finding!.line).toBeUndefined()
  })
  it('formats messages in English on request', async () => {
    const report = await check({ ...guide, itemName: 3 }, { language: 'en', asOf: '2026-01-01' })
    expect(report.findings[0]!.message).toMatch(/must be text, found 3/)
  })
  it('lists the first findings at a repeated field and counts the rest', async () => {
    const materials = Array.from({ length: 9 }, () => ({ ...guide.materials[0], name: '' }))
    const report = await check({ ...guide, materials }, { asOf: '2026-01-01' })
    const own = report.findings.filter(({ rule }) => rule === 'value-length')
    expect(own).toHaveLength(3)
    expect(own[2]!.andMore).toBe(6)
    expect(report.byRule['value-length']!.count).toBe(9)
  })
  it('reports rules that could not be run because a field is invalid', async () => {
    const report = await check({ ...guide, promisedLimit: 'soon' }, { asOf: '2026-01-01' })
    expect(report.notChecked.map(({ rule }) => rule)).toContain('guide-steps-within-limit')
  })
  it('waives a finding until the last day of the waiver, and keeps it in the report', async () => {
    const bad = { ...guide, itemName: '' }
    const waivers = [{ rule: 'value-length', owner: '某局', reason: '修订中', until: '2026-06-30' }]
    const waived = await check(bad, { waivers, asOf: '2026-06-30' })
    expect(waived.findings[0]!.waived).toMatchObject({ owner: '某局' })
    expect(exitCode(waived)).toBe(0)
    expect(exitCode(await check(bad, { waivers, asOf: '2026-07-01' }))).toBe(1)
  })
  it('throws UnknownError for a standard, type or profile that does not exist', async () => {
    await expect(check(guide, { standard: 'nothing' })).rejects.toThrow(UnknownError)
    await expect(check(guide, { standard: 'service-guide@2.0', type: 'leaflet' })).rejects.toThrow(UnknownError)
    await expect(check(guide, { profile: 'atlantis' })).rejects.toThrow(UnknownError)
    await expect(engine({ standard: 'service-item', type: 'guide', asOf: '2026-01-01' })).rejects.toThrow(UnknownError)
  })
})

describe('validators', () => {
  it('of two editions can be used in one program', () => {
    expect(Guide2.is(guide)).toBe(true)
    expect(Guide1.is(guide)).toBe(false)
    expect(Guide1.standard).toBe('service-guide@1.0')
  })
  it('implement Standard Schema', () => {
    const { version, vendor, validate } = Guide2['~standard']
    expect([version, vendor]).toEqual([1, 'shebiao'])
    expect(validate(guide)).toEqual({ value: guide })
    const result = validate({ ...guide, materials: [{ name: 7 }] })
    expect(result).toHaveProperty('issues')
    expect(result.issues?.[0]).toMatchObject({ path: ['materials', 0, 'name'] })
    expect(result.issues?.[0]?.message).toContain('材料名称')
  })
  it('can be required from CommonJS, without a warning', () => {
    const program = "const { Guide } = require('@shebiao/schemas/service-guide/2.0'); process.stdout.write(String(Guide.is({ itemName: '甲' })))"
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=commonjs', '-e', program], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
    })
    expect({ stdout, stderr, status }).toEqual({ stdout: 'true', stderr: '', status: 0 })
  })
  it('work in a browser bundle without node:*, require or eval', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { check, checkText } from '@shebiao/conform'
          const asOf = '2026-01-01'
          globalThis.answer = Promise.all([check(input, { asOf }), ...texts.map(([source, text]) => checkText(text, { source, asOf }))])`,
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      logLevel: 'silent',
    })
    const code = outputFiles[0]!.text
    expect(code).not.toMatch(/from ?["']node:|require\(["']node:|\beval\(|new Function\(/)
    const bad = { ...guide, itemName: 1 }
    const texts = [
      ['a.json', JSON.stringify(bad)],
      ['a.yaml', stringify(bad)],
      ['a.ndjson', `${JSON.stringify(bad)}\n`],
      ['a.csv', '事项名称,实施主体\n补卡\n'],
    ]
    const sandbox = { input: bad, texts, answer: undefined as unknown, URL, structuredClone, TextDecoder, TextEncoder, Uint8Array, ArrayBuffer }
    runInNewContext(code, sandbox)
    const reports = (await sandbox.answer) as { findings: { rule: string }[] }[]
    expect(reports.map(({ findings }) => findings[0]!.rule)).toEqual(['value-type', 'value-type', 'value-type', 'value-type', 'row-complete'])
  })
})
