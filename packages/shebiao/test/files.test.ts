import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Report } from '@shebiao/conform/index.js'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const all = mkdtempSync(join(tmpdir(), 'shebiao-files-test-'))
afterAll(() => rmSync(all, { recursive: true, force: true }))

const program = fileURLToPath(new URL('../bin/shebiao.js', import.meta.url))
const preload = new URL('unreadable.mjs', import.meta.url).href
const example = readFileSync(new URL('../../../schemas/service-guide/2.0/examples/guide.minimal.json', import.meta.url), 'utf8')
const isPosix = process.platform !== 'win32'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(all, 'case-'))
  writeFileSync(join(cwd, 'good.json'), example)
})

const write = (path: string, content: string | Buffer) => {
  mkdirSync(join(cwd, path, '..'), { recursive: true })
  writeFileSync(join(cwd, path), content)
}
const check = (...args: string[]) => {
  const { code, stdout, stderr } = shebiao(['check', ...args, '--format', 'json'], { cwd })
  return { code, stderr, report: stdout === '' ? undefined : (JSON.parse(stdout) as Report) }
}
/** Runs the command where `unreadable` cannot be read. */
const checkPatched = (args: string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['--import', preload, program, 'check', ...args], { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
const sources = (report: Report | undefined) => report?.failures.map(({ source }) => source)

describe('one bad entry of a folder', () => {
  it.runIf(isPosix)('is named, and the others are checked: links to nothing and to themselves, pipes, devices', () => {
    mkdirSync(join(cwd, 'data'))
    cpSync(join(cwd, 'good.json'), join(cwd, 'data/good.json'))
    symlinkSync('self.json', join(cwd, 'data/self.json'))
    symlinkSync('nowhere.json', join(cwd, 'data/dangling.json'))
    symlinkSync('/dev/zero', join(cwd, 'data/device.ndjson'))
    spawnSync('mkfifo', [join(cwd, 'data/pipe.json')])
    const bad = ['data/dangling.json', 'data/device.ndjson', 'data/pipe.json', 'data/self.json']
    const plain = check('data')
    expect([plain.code, plain.report?.summary.records, sources(plain.report)]).toEqual([2, 1, bad])
    write('data/shebiao.yaml', 'region: "420000"\nfiles:\n  - path: "*.{json,ndjson}"\n')
    const listed = check('data')
    expect([listed.code, listed.report?.summary.records, sources(listed.report)]).toEqual([2, 1, bad])
    expect(check('data/pipe.json').code).toBe(2)
  })
  it('may be a folder that cannot be read, with or without a manifest', () => {
    write('data/good.json', example)
    write('data/unreadable/bad.json', '{')
    const plain = checkPatched(['data', '--format', 'json'])
    const failure = [{ source: 'data/unreadable', message: expect.stringContaining('没有读取权限') }]
    expect([plain.status, JSON.parse(plain.stdout).summary.records, JSON.parse(plain.stdout).failures]).toEqual([2, 1, failure])
    write('data/shebiao.yaml', 'region: "420000"\nfiles:\n  - path: "**/*.json"\n')
    const listed = checkPatched(['data', '--format', 'json'])
    expect([listed.status, JSON.parse(listed.stdout).failures.map(({ source }: { source: string }) => source)]).toEqual([2, ['data/unreadable']])
  })
  it.runIf(isPosix)('may be a link to a folder above it, which is read once', () => {
    write('data/good.json', example)
    symlinkSync('..', join(cwd, 'data/up'))
    expect(check('data').report?.summary).toMatchObject({ files: 2, records: 2 })
  })
})

describe('a manifest', () => {
  it('may have a pattern that it matches itself', () => {
    for (const pattern of ['*', '**', '*.{yaml,json}']) {
      write('data/good.json', example)
      write('data/shebiao.yaml', `region: "420000"\nfiles:\n  - path: "${pattern}"\n`)
      const { code, report } = check('data')
      expect([code, report?.summary.files], pattern).toEqual([0, 2])
    }
  })
  it('reads files outside its folder only if told to', () => {
    write('outside/other.json', example)
    for (const path of ['../outside/*.json', join(cwd, 'outside/other.json')]) {
      write('data/shebiao.yaml', `region: "420000"\nfiles:\n  - path: "${path}"\n`)
      const refused = check('data')
      expect([refused.code, refused.report?.summary.records, sources(refused.report)], path).toEqual([2, 0, [expect.stringContaining('other.json')]])
      expect(check('data', '--allow-outside').report?.summary.records, path).toBe(1)
    }
    if (!isPosix) return
    symlinkSync('../outside/other.json', join(cwd, 'data/link.json'))
    write('data/shebiao.yaml', 'region: "420000"\nfiles:\n  - path: "*.json"\n')
    expect(check('data').code).toBe(2)
  })
})

it('a file that is named in several ways is checked once', () => {
  const { report } = check('good.json', './good.json', join(cwd, 'good.json'))
  expect([report?.summary.files, report?.notChecked]).toEqual([1, []])
  if (!isPosix) return
  symlinkSync('good.json', join(cwd, 'link.json'))
  const linked = check('.').report
  expect([linked?.summary.files, linked?.notChecked]).toMatchObject([1, [{ source: 'link.json', reason: expect.stringContaining('good.json') }]])
})

describe('outputs', () => {
  const options = ['--output', '--findings-out', '--partial']
  it.each(options)('%s never replaces what is checked', (option) => {
    for (const path of ['good.json', './good.json', join(cwd, 'good.json')]) {
      for (const input of ['good.json', '.', '*.json']) {
        const { code, stderr } = check(input, option, path)
        expect([code, stderr], `${input} ${path}`).toEqual([2, expect.stringContaining('是要检查的数据')])
        expect(readFileSync(join(cwd, 'good.json'), 'utf8')).toBe(example)
      }
    }
  })
  it.runIf(isPosix).each(options)('%s refuses devices and links', (option) => {
    symlinkSync('elsewhere.txt', join(cwd, 'link.txt'))
    for (const path of ['/dev/null', 'link.txt']) expect(check('good.json', option, path).code, path).toBe(2)
    expect(existsSync(join(cwd, 'elsewhere.txt'))).toBe(false)
  })
  it('are two different files', () => {
    expect(check('good.json', '--output', 'x.json', '--findings-out', './x.json').code).toBe(2)
    expect(readdirSync(cwd)).toEqual(['good.json'])
  })
  it('in the folder that is checked are not read as data, and may be written again', () => {
    const args = ['.', '--output', 'report.json', '--findings-out', 'findings.ndjson']
    for (let i = 0; i < 2; i++) {
      expect(check(...args).code).toBe(0)
      expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).summary.files).toBe(1)
    }
  })
  it('keep what was there when they cannot be written, and leave nothing beside it', () => {
    const { code } = check('good.json', '--output', join('missing', 'report.json'))
    expect(code).toBe(2)
    write('taken/report.json/file', '')
    expect(check('good.json', '--output', join('taken', 'report.json')).code).toBe(2)
    expect(readdirSync(join(cwd, 'taken'))).toEqual(['report.json'])
  })
  it.runIf(existsSync('/dev/full'))('to a full disk are no verdict', () => {
    for (const args of ['check good.json', 'check good.json --format json', 'rules', 'explain outlet-identifiers-unique', '--help']) {
      const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" ${args} > /dev/full`], { cwd, encoding: 'utf8' })
      expect([status, stderr.includes('    at ')], args).toEqual([2, false])
    }
  })
})

describe('a check that ends before its verdict', () => {
  it('has exit code 2 and says so, even if it only waits for what never comes', () => {
    write('data.ndjson.gz', gzipSync(example))
    for (const threads of ['1', '2']) {
      const { status, stdout, stderr } = checkPatched(['data.ndjson.gz', '--threads', threads], { NEVER: '1' })
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('程序提前结束')])
    }
  })
  it.runIf(isPosix).each(['SIGINT', 'SIGTERM'] as const)('by %s has a report that says so, and leaves no temporary file', async (signal) => {
    const line = `${JSON.stringify(JSON.parse(example))}\n`
    write('many.csv', `事项名称\n${'参保登记\n'.repeat(300_000)}`)
    write('many.ndjson', line)
    const temporary = join(cwd, 'tmp')
    mkdirSync(temporary)
    const args = [program, 'check', '.', '--standard', 'service-guide@2.0', '--threads', '2', '--output', 'report.txt', '--findings-out', 'findings.ndjson']
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, TMPDIR: temporary } })
    const ended = new Promise<number | null>((done) => child.on('exit', done))
    await expect.poll(() => readdirSync(temporary).length, { timeout: 20_000 }).toBeGreaterThan(0)
    child.kill(signal)
    expect(await ended).toBe(2)
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toContain('检查中断')
    expect([readdirSync(temporary), readdirSync(cwd).sort()]).toEqual([[], ['good.json', 'many.csv', 'many.ndjson', 'report.txt', 'tmp']])
  })
  it.runIf(isPosix)('by SIGKILL leaves temporary files that the next check removes', () => {
    const temporary = join(cwd, 'tmp')
    // No process has this id.
    const dead = `${hostname().replace(/[^\w]/g, '_')}-4194305`
    for (const name of [`shebiao-${dead}-abc123`, 'shebiao-elsewhere-4194305-abc123']) write(`tmp/${name}/facts`, '')
    write(`report.txt.${dead}-0.tmp`, '')
    writeFileSync(join(cwd, 'other.json'), example)
    const args = [program, 'check', 'good.json', 'other.json', '--threads', '2', '--output', 'report.txt']
    expect(spawnSync(process.execPath, args, { cwd, env: { ...process.env, TMPDIR: temporary } }).status).toBe(0)
    expect(readdirSync(temporary)).toEqual(['shebiao-elsewhere-4194305-abc123'])
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

it('a missing temporary folder is no obstacle', () => {
  writeFileSync(join(cwd, 'other.json'), example)
  const args = [program, 'check', 'good.json', 'other.json', '--threads', '2', '--findings-out', 'findings.ndjson']
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, TMPDIR: join(cwd, 'missing') } })
  expect([status, stderr]).toEqual([0, ''])
})
