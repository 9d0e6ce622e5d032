import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Collector } from '@shebiao/conform/check/collector.js'
import { settle } from '@shebiao/conform/check/options.js'
import { MemoryFactTable, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import type { Report, ReportedFinding } from '@shebiao/conform/model/finding.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRange } from '../src/runner/files.js'
import type { Task } from '../src/runner/plan.js'
import { run } from '../src/runner/run.js'
import { SpillError, SpillingFactTable } from '../src/runner/spilling-fact-table.js'
import { checkInWorkers } from '../src/runner/worker-pool.js'
import { shebiao } from './command.js'

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const day = ['--as-of', '2026-01-01']
let folder: string
let province: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
  province = join(folder, 'province')
  // Large enough for five ranges, one for each of five threads.
  const sample = ['sample', '--records', '6500', '--large', '--violations', 'schema=0.05,rule=0.05,dataset=0.02', '--out', province]
  expect(shebiao(sample).code).toBe(0)
  expect(statSync(join(province, 'implementations.ndjson')).size).toBeGreaterThan(20 * 1024 * 1024)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('check on a large file', () => {
  it('has the same report and findings, byte for byte, with any number of threads', { timeout: 120_000 }, () => {
    const check = (threads: string) => {
      const findingsOut = join(folder, `findings-${threads}.ndjson`)
      const { code, stdout, stderr } = shebiao([
        'check',
        province,
        ...day,
        '--format',
        'json',
        '--threads',
        threads,
        '--findings-out',
        findingsOut,
        '--max-findings',
        '5',
      ])
      expect([code, stderr]).toEqual([1, ''])
      return [stdout, readFileSync(findingsOut, 'utf8')] as const
    }
    const [report, allFindings] = check('1')
    for (const threads of ['2', '5']) expect(check(threads), threads).toEqual([report, allFindings])
    const { byRule, findings, summary } = JSON.parse(report) as Report
    const found = allFindings
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ReportedFinding)
    const total = Object.values(byRule).reduce((sum, { count }) => sum + count, 0)
    expect([found.length, summary.notListed]).toEqual([total, total - findings.length])
    expect(summary).toMatchObject({ records: 6500, conforming: 6500 - summary.notConforming, unreadable: 0 })
    // The first findings of each rule are listed, and every line number counts from the beginning of the file.
    const lines = readFileSync(join(province, 'implementations.ndjson'), 'utf8').split('\n')
    for (const [rule, { count }] of Object.entries(byRule)) {
      const own = found.filter((one) => one.rule === rule)
      expect(own).toHaveLength(count)
      expect(findings.filter((one) => one.rule === rule).length).toBe(Math.min(5, count))
    }
    const code = found.filter(({ rule }) => rule === 'item-codes-unique')
    expect(code.length).toBeGreaterThan(0)
    for (const { dataset } of code) for (const { line } of dataset!.places) expect(lines[line! - 1]).toContain(dataset!.key.split(' ').at(-1))
  })

  it('writes an incomplete report when it is interrupted', { timeout: 60_000 }, async () => {
    const findingsOut = join(folder, 'interrupted.ndjson')
    const child = spawn(process.execPath, [cli, 'check', province, ...day, '--format', 'json', '--threads', '2', '--findings-out', findingsOut])
    let stdout = ''
    child.stdout.on('data', (data) => (stdout += data))
    const ended = new Promise<number | null>((done) => child.on('exit', done))
    // The file has its name only when it is whole.
    const begun = () => readdirSync(folder).some((name) => name.startsWith('interrupted.ndjson.') && statSync(join(folder, name)).size > 0)
    while (!begun()) await wait(5)
    child.kill('SIGINT')
    expect(await ended).toBe(2)
    const report = JSON.parse(stdout) as Report
    expect(report).toMatchObject({ incomplete: true })
    expect(report.dataset).toBeUndefined()
    expect(report.failures.map(({ message }) => message)).toContainEqual(expect.stringContaining('检查中断'))
    expect(report.summary.records).toBeGreaterThan(0)
    expect(report.summary.records).toBeLessThan(6500)
    expect(readdirSync(folder).filter((name) => name.startsWith('interrupted'))).toEqual([])
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('shebiao-') && name.includes(`-${child.pid}-`))).toEqual([])
  })

  it('reports a failure when the file is modified during the check', async () => {
    const file = join(folder, 'growing.ndjson')
    writeFileSync(file, '{"itemName": "x"}\n')
    const { failures } = await run([file], {}, () => appendFileSync(file, '{}\n'))
    expect(failures).toEqual([{ source: file, message: expect.stringContaining('被改动') }])
  })

  it.runIf(process.platform === 'linux').each(['--findings-out', '--output', '--partial'])(
    'exits with 2 when there is no room for %s, and leaves nothing',
    (option) => {
      const out = join(folder, 'full')
      const own = `"${process.execPath}" "${cli}" check "${join(province, 'implementations.ndjson')}" ${day.join(' ')} --format json ${option} "${out}"`
      // A limit of eight blocks, and a failing write where it is exceeded instead of a signal.
      const { status, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 8; exec ${own} > /dev/null`], { encoding: 'utf8' })
      expect([status, stderr, stderr.includes('    at ')]).toEqual([2, expect.stringContaining('EFBIG'), false])
      expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([])
    },
  )

  it('writes an incomplete report when a worker dies', async () => {
    const { pool, tasks } = poolOfDyingWorker(3)
    const checkedHere: number[] = []
    await checkInWorkers(tasks, { ...pool, checkInMainThread: async ({ index }) => void checkedHere.push(index) })
    expect(checkedHere).toEqual([2])
    const report = pool.collector.report()
    expect(report).toMatchObject({ incomplete: true, summary: { records: 3 } })
    expect(report.failures.map(({ source, message }) => `${source} ${message}`)).toEqual([
      expect.stringContaining('检查线程终止：out of memory, as it were'),
      expect.stringContaining('x.ndjson 检查中断'),
    ])
  })

  it('waits for the workers before it throws an error of the main thread', async () => {
    const { pool, tasks } = poolOfDyingWorker(9)
    const checkInMainThread = async () => {
      throw new SpillError('no room')
    }
    await expect(checkInWorkers(tasks, { ...pool, checkInMainThread })).rejects.toThrow('no room')
    // The worker was sent two of nine tasks, and no more after the error.
    const report = pool.collector.report()
    expect(report.summary.records).toBe(3)
    expect(report.failures.filter(({ source }) => source === 'x.ndjson')).toHaveLength(1)
  })

  /** Tasks, and a pool with one worker that completes its first task and dies on its second. */
  function poolOfDyingWorker(count: number) {
    const collector = new Collector({ version: '0', ...settle({ asOf: '2026-01-01', maxFindings: 9 }) })
    const task = (from: number): Task => ({ path: 'x.ndjson', expected: {}, waivers: [], range: { from, to: from + 10 }, size: 10 })
    const tasks = Array.from({ length: count }, (_, index) => ({ task: task(10 * index), index }))
    const stop = new AbortController().signal
    const onResult = (_: number, result: Parameters<Collector['take']>[0]) => collector.take(result)
    const program = new URL('./dying-worker.mjs', import.meta.url)
    return { tasks, pool: { options: {}, threads: 2, stop, folder, collector, table: new SpillingFactTable(() => '', 1e9), onResult, program } }
  }

  it('exits with 2 and the reason when options exclude each other', () => {
    for (const [args, reason] of [
      [['--threads', '0'], '--threads'],
      [['--part', '4/3', '--partial', 'x'], '--part 要写成'],
      [['--part', '1/3'], '--part 只检查一部分'],
      [['--findings-out', 'x', '--partial', 'y'], '--findings-out 不能与 --partial'],
      [['--findings-out', join(folder, 'no', 'such')], 'ENOENT'],
    ] as const) {
      const { code, stdout, stderr } = shebiao(['check', province, ...args])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(reason)
    }
  })
})

describe('readRange()', () => {
  it('yields every line exactly once over adjacent ranges', () => {
    const file = join(folder, 'lines')
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 40 }), fc.boolean(), fc.integer({ min: 1, max: 30 }), (lines, ends, step) => {
        const text = lines.map((line) => line.replaceAll('\n', '')).join('\n') + (ends ? '\n' : '')
        writeFileSync(file, text)
        const { size } = statSync(file)
        let read = ''
        for (let from = 0; from < size; from += step) {
          const bytes = Buffer.concat([...readRange(file, { from, to: Math.min(from + step, size) })].map((chunk) => Buffer.from(chunk)))
          // The bytes of a range are whole lines.
          if (bytes.length > 0 && from + step < size) expect(bytes.at(-1) === 10 || read.length + bytes.toString().length === text.length).toBe(true)
          read += bytes.toString()
        }
        expect(read).toBe(text)
      }),
    )
  })
})

describe('facts that exceed the memory budget', () => {
  const facts = fc.array(
    fc.record({
      rule: fc.constantFrom('', 'a-rule', 'another'),
      key: fc.constantFrom('', '002014021000', '510000', '甲'),
      fact: fc.constantFrom('x', 'y', '乙'),
      record: fc.integer({ min: 1, max: 50 }),
      at: fc.constantFrom('', '/itemName'),
    }),
    { maxLength: 80 },
  )

  it('are those of a table in memory, for any number of spills and tables', () => {
    let files = 0
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 3 }), (all, budget, tables) => {
        const memory = new MemoryFactTable()
        const spilling = Array.from({ length: tables }, () => new SpillingFactTable(() => join(folder, `spill-${files++}`), budget))
        for (const [i, { rule, key, fact, record, at }] of all.entries()) {
          const origin = {
            source: 's',
            from: record > 25 ? 1000 : 0,
            record,
            type: 't',
            prefix: '',
            locate: () => ({ line: record }),
            ...(record > 9 && { region: '51' }),
          }
          memory.add(rule, key, fact, origin, at)
          spilling[i % tables]!.add(rule, key, fact, origin, at)
          spilling[i % tables]!.spillIfFull()
        }
        const [first, ...others] = spilling as [SpillingFactTable, ...SpillingFactTable[]]
        for (const other of others) first.take(other.handOver())
        const groups = [...first.groups()]
        const order = groups.map(({ rule, key }) => (rule === '' ? 0 : key === '' ? 1 : 2))
        expect(order).toEqual([...order].sort())
        const name = ({ rule, key }: { rule: string; key: string }) => `${rule} ${key}`
        const sorted = (list: typeof groups) => [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1))
        expect(sorted(groups)).toEqual(sorted([...memory.groups()]))
        expect([...rowsOf(first)]).toEqual([...rowsOf(memory)])
      }),
      { numRuns: 60 },
    )
  })

  it('throw SpillError when they cannot be spilled', () => {
    if (!existsSync('/dev/full')) return
    const table = new SpillingFactTable(() => '/dev/full', 0)
    table.add('r', 'k', 'f', { source: 's', from: 0, record: 1, type: 't', prefix: '', locate: () => ({}) }, '')
    expect(() => table.spillIfFull()).toThrow(SpillError)
    expect(() => new SpillingFactTable(() => join(folder, 'no', 'such'), 0).handOver()).not.toThrow()
  })
})
