import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkFiles, exitCode, UnknownError } from '../dist/index.js'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-check-files-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const line = '{"itemName":"甲","bogus":1}\n'
for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.ndjson`), line.repeat(3))

it('checkFiles() gives the report of the command, with any number of threads', async () => {
  const options = { standard: 'service-guide', asOf: '2026-01-01' }
  const { stdout, code } = shebiao(['check', folder, '--standard', 'service-guide', '--as-of', '2026-01-01', '--format', 'json', '--max-findings', '100'])
  const report = JSON.parse(stdout)
  for (const threads of [1, 2]) {
    const found = await checkFiles([folder], { ...options, threads })
    expect(JSON.parse(JSON.stringify({ ...found, files: [], findings: [] }))).toEqual({ ...report, files: [], findings: [] })
    expect(exitCode(found)).toBe(code)
  }
})
it('checkFiles() reports what it cannot read, and refuses options that are invalid', async () => {
  const report = await checkFiles([join(folder, 'none.json')])
  expect([report.verdict, report.failures.length]).toEqual(['notAssessable', 1])
  for (const options of [{ threads: 0 }, { asOf: '2026/1/1' }, { language: 'fr' }, { maxFindings: -1 }, { tyop: 1 }])
    await expect(checkFiles([folder], options as object), JSON.stringify(options)).rejects.toThrow(UnknownError)
})
it('checkFiles() ends early when it is told to', async () => {
  expect(await checkFiles([folder], { signal: AbortSignal.abort() })).toMatchObject({ incomplete: true, verdict: 'notAssessable' })
})
