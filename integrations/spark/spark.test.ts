// Runs the job on a real cluster of several processes: it must produce the report of the whole, whatever happens to its tasks.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missing, startCluster, submit } from './spark.mjs'

const cli = fileURLToPath(new URL('../../packages/shebiao/bin/shebiao.js', import.meta.url))
const attempt = fileURLToPath(new URL('attempt.mjs', import.meta.url))
const command = `node ${cli}`
const options = ['--as-of', '2026-01-01', '--format', 'json']
let folder: string
let sample: string
let data: string
let cluster: { master: string; stop(): Promise<void> }

const shebiao = (...args: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return { code: status, stdout }
}
/** Creates a folder below that of the tests. */
const makeFolder = (name: string) => {
  mkdirSync(join(folder, name))
  return join(folder, name)
}
/** The attempts that `attempt.mjs` recorded: the process ids for each part. */
function attempts(log: string): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [part, pid, done] of readdirSync(log).map((name) => name.split('.') as [string, string, string?]))
    if (!done) found.set(part, [...(found.get(part) ?? []), Number(pid)])
  return found
}
const check = (args: string[], conf: Record<string, string> = {}) =>
  submit(cluster.master, args, { 'spark.driver.host': '127.0.0.1', 'spark.driver.bindAddress': '127.0.0.1', 'spark.executor.memory': '512m', ...conf })
async function until<T>(look: () => T | undefined, seconds: number): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await setTimeout(100)) {
    const found = look()
    if (found !== undefined) return found
  }
  throw new Error(`nothing after ${seconds} s: ${look}`)
}
/** The process id of the executor (a JVM) that started a process. */
function executorOf(pid: number): number {
  for (let one = pid; one > 1; one = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))![1]))
    if (readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('CoarseGrainedExecutorBackend')) return one
  throw new Error(`no executor above ${pid}`)
}

if (missing) console.log(missing)
describe.skipIf(missing !== undefined)('shebiao check on a cluster of two executors', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shebiao-spark-'))
    sample = join(folder, 'sample')
    shebiao('sample', '--records', '3000', '--violations', 'schema=0.02,rule=0.01,dataset=0.005', '--out', sample)
    data = makeFolder('data')
    for (const name of ['catalogue', 'channels', 'flows', 'guides', 'implementations', 'outlets', 'packages']) {
      const lines = readFileSync(join(sample, `${name}.ndjson`), 'utf8')
        .trimEnd()
        .split('\n')
      for (let i = 0; i * 500 < lines.length; i++) writeFileSync(join(data, `${name}-${i}.ndjson`), `${lines.slice(i * 500, (i + 1) * 500).join('\n')}\n`)
    }
    cluster = await startCluster(['127.0.0.1', '127.0.0.2'], makeFolder('work'))
  })
  afterAll(async () => {
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('produces the report of the whole when a task runs twice, with results sent through Spark and a command shipped by Spark', async () => {
    const whole = shebiao('check', data, ...options)
    expect(JSON.parse(whole.stdout).summary).toMatchObject({ records: 3000, notConforming: expect.toSatisfy((count: number) => count > 30) })
    const archive = join(folder, 'shebiao.tgz')
    expect(spawnSync('tar', ['-czf', archive, '-C', dirname(dirname(cli)), 'bin', 'dist', 'package.json']).status).toBe(0)
    const log = makeFolder('speculation')
    const ran = await check(['--command', `node ${attempt} ${log} 2 node {files}/shebiao/bin/shebiao.js`, '--parts', '5', data, ...options], {
      'spark.archives': `${archive}#shebiao`,
      'spark.speculation': 'true',
      'spark.speculation.quantile': '0.4',
      'spark.speculation.minTaskRuntime': '1s',
    })
    expect(ran).toMatchObject(whole)
    expect(whole.code).toBe(1)
    expect(attempts(log).get('00002')?.length).toBeGreaterThanOrEqual(2)
  })

  it.skipIf(!existsSync('/proc/self/status'))('produces the report of the whole when an executor is killed during its task', async () => {
    // A submission with its manifest; its largest file is divided into ranges.
    const whole = shebiao('check', sample, ...options)
    const [log, partials, output] = [makeFolder('killed'), makeFolder('partials'), join(folder, 'report.json')]
    const running = check([
      ...['--command', `node ${attempt} ${log} 3 ${command}`, '--parts', '5', '--partials', partials, '--output', output],
      ...[sample, ...options],
    ])
    const victim = await until(() => attempts(log).get('00003')?.[0], 120)
    process.kill(executorOf(victim), 'SIGKILL')
    const { code, stdout } = await running
    expect([code, stdout]).toEqual([1, ''])
    expect(readFileSync(output, 'utf8')).toBe(whole.stdout)
    // The orphaned process has written its partial result too, under another name than the five that were merged.
    expect(attempts(log).get('00003')).toHaveLength(2)
    await until(() => existsSync(join(log, `00003.${victim}.done`)) || undefined, 60)
    const left = readdirSync(partials).sort()
    expect(left.filter((name) => name.endsWith('.json'))).toEqual([1, 2, 3, 4, 5].map((n) => `part-0000${n}-of-00005.json`))
    expect(left.filter((name) => !name.endsWith('.json'))).toEqual([expect.stringMatching(/^part-00003-of-00005\./)])
  })

  it('reports files that cannot be read, as the check of the whole does', async () => {
    const few = makeFolder('few')
    for (const name of readdirSync(data).slice(0, 4)) symlinkSync(join(data, name), join(few, name))
    symlinkSync(join(folder, 'nothing'), join(few, 'unreadable.ndjson'))
    const paths = [few, join(folder, 'nothing.ndjson')]
    const whole = shebiao('check', ...paths, ...options)
    const ran = await check(['--command', command, '--parts', '3', ...paths, ...options])
    expect(ran).toMatchObject(whole)
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('nothing.ndjson 路径不存在')
    expect(ran.stderr).toContain('unreadable.ndjson 路径不存在')
  })

  it('reports every failed part with the reason', async () => {
    const ran = await submit('local[2]', ['--command', command, '--parts', '2', data, '--as-of', '2026-02-30', '--format', 'json'])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    for (const n of [1, 2]) expect(ran.stderr).toMatch(new RegExp(`第 ${n}/2 部分未能检查.*--as-of.*2026-02-30`))
  })

  it('exits with 2 for a relative path', async () => {
    const { code, stdout, stderr } = await submit('local[2]', ['data'])
    expect(code).toBe(2)
    expect(stdout + stderr).toContain('要写绝对路径')
  })

  it('exits with 2 if the command is missing: that is no verdict on the data', async () => {
    const { code, stderr } = await submit('local[2]', ['--command', join(folder, 'no-such-command'), '--parts', '1', data])
    expect(code).toBe(2)
    expect(stderr).toMatch(/第 1\/1 部分未能检查.*no-such-command/)
  })
})

it('has all options of `shebiao check` and `shebiao merge` that a job can use', () => {
  const usage = shebiao('check', '--help').stdout
  // Options that the job sets itself, and those that exclude --partial.
  const own = ['findings-out', 'part', 'partial', 'threads', 'watch']
  const known = [...usage.matchAll(/^ +--([\w-]+)/gm)].map(([, name]) => name!).filter((name) => !own.includes(name))
  const job = readFileSync(fileURLToPath(new URL('shebiao_check.py', import.meta.url)), 'utf8')
  const taken = [...job.matchAll(/^(?:CHECK|MERGE)_OPTIONS = \((.*)\)$/gm)].flatMap(([, names]) => [...names!.matchAll(/"([\w-]+)"/g)].map(([, name]) => name!))
  expect([...new Set(taken)].sort()).toEqual(known.sort())
})
