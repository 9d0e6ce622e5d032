// Runs the shell lines of the guides: they must produce the report of the whole.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'packages/shebiao/bin/shebiao.js')
const guides = ['docs/guides', 'docs/i18n/en/docusaurus-plugin-content-docs/current/guides']
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const missing = ['parallel', 'xargs'].filter((program) => !has(program))
let folder: string
let whole: { status: number | null; stdout: string }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-parallel-'))
  mkdirSync(join(folder, 'bin'))
  // A stub of `npx` that runs the command that was built here.
  writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\n[ "$1" = shebiao ] || exit 99\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`)
  chmodSync(join(folder, 'bin/npx'), 0o755)
  const sample = ['sample', '--records', '3000', '--violations', 'schema=0.02,rule=0.01,dataset=0.005', '--out', 'data']
  expect(spawnSync(process.execPath, [cli, ...sample], { cwd: folder }).status).toBe(0)
  const options = ['--as-of', '2026-01-01', '--format', 'json']
  whole = spawnSync(process.execPath, [cli, 'check', 'data', ...options], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

if (missing.length > 0) console.log(`没有 ${missing.join('、')}，其测试未运行 (missing: tests skipped)`)
describe.each(guides)('the shell lines in %s/at-scale.md', (guideFolder) => {
  const lines = new Map(
    [...readFileSync(join(root, guideFolder, 'at-scale.md'), 'utf8').matchAll(/```sh title="(\w+)\.sh"\n([\s\S]*?)```/g)].map(([, a, b]) => [a!, b!]),
  )
  it('use parallel and xargs', () => expect([...lines.keys()]).toEqual(['parallel', 'xargs']))

  it.each(['parallel', 'xargs'].filter((program) => !missing.includes(program)))('produce the report of the whole with %s', (program) => {
    const cwd = mkdtempSync(join(folder, 'run-'))
    symlinkSync(join(folder, 'data'), join(cwd, 'data'))
    mkdirSync(join(cwd, 'partials'))
    writeFileSync(join(cwd, 'partials/99.json'), 'of another day')
    const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` }
    const ran = spawnSync('sh', ['-c', lines.get(program)!], { cwd, encoding: 'utf8', env })
    expect([ran.status, ran.stdout]).toEqual([1, ''])
    expect(readdirSync(join(cwd, 'partials'))).toHaveLength(16)
    expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe(whole.stdout)
  })
})
