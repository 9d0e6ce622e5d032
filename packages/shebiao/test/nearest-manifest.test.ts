import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@shebiao/conform/index.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-nearest-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const example = JSON.parse(readFileSync(new URL('../../../schemas/service-guide/2.0/examples/guide.minimal.json', import.meta.url), 'utf8'))

const manifest = `region: "420000"
files:
  - path: "guides/*.json"
    standard: service-guide@2.0
  - path: "missing/*.json"
waivers:
  - { rule: field-known, file: guides/a.json, reason: 示例, owner: 某局, until: "2099-12-31" }
  - { rule: value-type, reason: 示例, owner: 某局, until: "2099-12-31" }
`
beforeAll(() => {
  mkdirSync(join(folder, 'guides'), { recursive: true })
  writeFileSync(join(folder, 'shebiao.yaml'), manifest)
  for (const name of ['a.json', 'b.json']) writeFileSync(join(folder, 'guides', name), JSON.stringify({ ...example, bogus: 1 }))
  writeFileSync(join(folder, 'unlisted.json'), JSON.stringify(example))
})

const check = (cwd: string, ...args: string[]) => {
  const { code, stdout } = shebiao(['check', ...args, '--format', 'json'], { cwd })
  const report = JSON.parse(stdout) as Report
  return { code, report, files: report.files.map(({ source, detectedBy }) => `${source} ${detectedBy}`) }
}

it('a file checked alone is checked as in its submission, and the report names the manifest', () => {
  const { code, report, files } = check(folder, 'guides/a.json')
  expect([code, report.summary.waived, report.failures]).toEqual([0, 1, []])
  expect(files).toEqual(['guides/a.json manifest', 'shebiao.yaml nearest'])
  expect(report.findings.map(({ rule }) => rule)).toEqual(['field-known'])
  expect(shebiao(['check', 'guides/a.json'], { cwd: folder }).stdout).toContain('据 就近的上级文件夹')
})
it('so is a folder within a submission, from wherever the command is run', () => {
  const { code, report, files } = check(join(folder, 'guides'), '.')
  expect([code, report.summary.waived, report.summary.errors]).toEqual([1, 1, 1])
  expect(files).toEqual(['../shebiao.yaml nearest', 'a.json manifest', 'b.json manifest'])
})
it('a file that the manifest does not list is checked on its own', () => {
  const { code, report } = check(folder, 'unlisted.json')
  expect([code, report.summary.records, report.failures]).toEqual([0, 1, []])
})
it('a manifest above the repository is not its own', () => {
  mkdirSync(join(folder, 'guides/.git'))
  expect(check(folder, 'guides/a.json').files).toEqual(['guides/a.json shape'])
  rmSync(join(folder, 'guides/.git'), { recursive: true })
})
it('the whole submission takes precedence', () => {
  const { report, files } = check(folder, '.', 'guides/a.json')
  expect(files).toEqual(['guides/a.json manifest', 'guides/b.json manifest', 'shebiao.yaml name'])
  expect(report.failures).toHaveLength(1)
})
