import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import check from '../src/cli/commands/check.js'

const cli = fileURLToPath(new URL('../bin/shebiao.js', import.meta.url))

it('--watch checks again when the data change, and ends with the code of the last check', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-watch-'))
  const file = join(folder, 'a.json')
  const write = (text: string) => writeFileSync(file, text)
  write('{"itemName":"a","bogus":1}')
  const args = [cli, 'check', folder, '--standard', 'service-guide@2.0', '--rule', 'field-known', '--watch']
  const child = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: '1' } })
  let output = ''
  let waiting = 0
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    waiting += chunk.toString().split('等待改动').length - 1
  })
  const until = async (condition: () => boolean) => {
    for (let i = 0; i < 600 && !condition(); i++) await new Promise((done) => setTimeout(done, 50))
    expect(condition(), output).toBe(true)
  }
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  try {
    await until(() => waiting === 1)
    expect(output).toContain('field-known')
    output = ''
    write('{"itemName":"a"}')
    await until(() => waiting >= 2 && output.includes('错误 0'))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  } finally {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

it('a check leaves no listeners of signals behind, since --watch runs many in one process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-watch-'))
  try {
    writeFileSync(join(folder, 'a.json'), '{"itemName":"a"}')
    const counts = () => ['SIGINT', 'SIGTERM', 'exit'].map((name) => process.listenerCount(name))
    const args = {
      positionals: [join(folder, 'a.json')],
      values: {},
      lists: { rule: [], 'ignore-rule': [] },
      outputs: [{ output: join(folder, 'report.txt') }],
    }
    await check(args)
    const before = counts()
    await check(args)
    expect(counts()).toEqual(before)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
