import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { json } from '@shebiao/conform/reporters/json.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records } from '../../../scripts/bench/records.mjs'
import { merge, writePartialResult } from '../src/runner/partial-results.js'
import { type RunOptions, run, runWith } from '../src/runner/run.js'
import { shebiao } from './command.js'

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url))
const options = { asOf: '2026-01-01', maxFindings: 2 }
let folder: string
let files: string[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
  // Implementations whose items occur in several files, deviate and have violations; and inputs that are no data.
  const lines = [...(records(240, 5, 0.1) as Iterable<{ itemName?: string }>)].map((record, i) =>
    JSON.stringify(i % 17 === 0 ? { ...record, itemName: '另一名称' } : record),
  )
  files = Array.from({ length: 8 }, (_, n) => {
    const file = join(folder, `part-${n}.ndjson`)
    writeFileSync(file, `${lines.filter((_, i) => i % 8 === n).join('\n')}\n`)
    return file
  })
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{')
  files.push(broken, join(folder, 'missing.json'), join(examples, 'guides'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let written = 0

/** Checks some files. Returns the path of the partial result. */
async function partialResult(paths: string[], more: Partial<RunOptions> = {}): Promise<string> {
  const out = join(folder, `${++written}.partial`)
  const runOptions = { ...options, ...more }
  await runWith(
    paths,
    runOptions,
    () => {},
    (checker) => writePartialResult(out, checker, runOptions),
  )
  return out
}

async function mergedReport(paths: string[]) {
  return (await merge(paths)).collector.report()
}

describe('partial results', () => {
  it('of any division of the files, merged in any order, give the report of the whole, byte for byte', { timeout: 240_000 }, async () => {
    const whole = json(await run(files, options))
    expect(whole).toContain('four-level-four-same')
    expect(JSON.parse(whole).summary.notListed).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), fc.array(fc.nat(files.length), { maxLength: 4 }), async (order, cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), order.length]
        const results = await Promise.all(edges.slice(1).map((end, i) => partialResult(order.slice(edges[i], end))))
        expect(json(await mergedReport(results))).toBe(whole)
      }),
      { numRuns: 12 },
    )
  })

  it('of 1, 2 or 5 shards of one file, merged in reverse order, give the report of the whole, byte for byte', { timeout: 240_000 }, async () => {
    // A submission with its manifest, whose file is large enough to be divided into ranges.
    const submission = join(folder, 'submission')
    mkdirSync(submission)
    writeFileSync(join(submission, 'shebiao.yaml'), 'region: "510000"\nstandards: [service-item@1.0]\nfiles:\n  - path: "*.ndjson"\n')
    const lines = [...(records(1400, 3, 0.1) as Iterable<object>)].map((record) => JSON.stringify(record))
    lines.splice(700, 0, '{"broken": ', '', '{"$schema": "nothing of ours"}')
    const long = join(submission, 'long.ndjson')
    writeFileSync(long, `\ufeff${lines.join('\n')}`)
    const whole = json(await run([submission], options))
    expect(JSON.parse(whole).summary).toMatchObject({ files: 2, records: 1401, notAssessable: 1, unreadable: 1 })
    for (const of of [1, 2, 5]) {
      const results: string[] = []
      for (let index = of; index > 0; index--) results.push(await partialResult([submission], { shard: { index, of } }))
      expect(json(await mergedReport(results)), `${of} shards`).toBe(whole)
    }
  })

  it('merge into an incomplete report that names missing shards', async () => {
    const long = [join(folder, 'submission')]
    const [first, last] = [await partialResult(long, { shard: { index: 1, of: 3 } }), await partialResult(long, { shard: { index: 3, of: 3 } })]
    const report = await mergedReport([first, last])
    expect(report.incomplete).toBe(true)
    expect(report.dataset).toBeUndefined()
    expect(report.failures.map(({ message }) => message)).toEqual([
      expect.stringContaining('有部分未检查：字节 4194304–8388608'),
      expect.stringContaining('缺第 2 份'),
    ])
  })

  it('are not merged if they are damaged, overlap, or have other versions, standards or options', async () => {
    const [one, other] = [await partialResult(files.slice(0, 1)), await partialResult(files.slice(1, 2))]
    const changed = (change: (text: string) => string) => {
      const out = join(folder, `${++written}.partial`)
      writeFileSync(out, change(readFileSync(one, 'utf8')))
      return out
    }
    const mergeProblem = async (...paths: string[]) => {
      try {
        await merge(paths)
        return ''
      } catch (error) {
        return (error as Error).message
      }
    }
    expect(await mergeProblem(one, other)).toBe('')
    expect(await mergeProblem(one, one)).toContain('part-0.ndjson 的这一部分已在另一份中')
    expect(await mergeProblem(changed((text) => text.slice(0, -40)))).toContain('校验和不符')
    expect(await mergeProblem(changed((text) => text.slice(0, -400)))).toContain('不完整')
    expect(await mergeProblem(changed((text) => text.slice(0, 400)))).toContain('不完整')
    expect(await mergeProblem(changed(() => '[]'))).toContain('不是部分结果')
    expect(await mergeProblem()).toContain('没有可合并')
    expect(await mergeProblem(changed((text) => text.replace(/"conforming":\d+/, '"conforming":1000')))).toContain('校验和不符')
    expect(await mergeProblem(changed((text) => text.replace(/"version":"[^"]+"/, '"version":"0.0.1"')))).toContain('出自版本 0.0.1')
    expect(await mergeProblem(changed((text) => text.replace(/"standards":"\w+"/, '"standards":"x"')))).toContain('标准或规则')
    expect(await mergeProblem(one, await partialResult(files.slice(1, 2), { language: 'en' }))).toContain('检查选项不同')
    const shardResult = (index: number, of: number) => partialResult(files.slice(0, 8), { shard: { index, of } })
    expect(await mergeProblem(await shardResult(1, 3), await shardResult(1, 3))).toContain('是同一份')
    expect(await mergeProblem(await shardResult(1, 3), await shardResult(2, 4))).toContain('不是同一次划分')
  })

  it('are not merged if files were added in between: some data would be in no shard', async () => {
    const growing = join(folder, 'growing')
    mkdirSync(growing)
    for (const name of ['a', 'b', 'c', 'd']) cpSync(files[0]!, join(growing, `${name}.ndjson`))
    const before = await partialResult([growing], { shard: { index: 1, of: 2 } })
    writeFileSync(join(growing, 'e.ndjson'), Array.from({ length: 9 }, () => readFileSync(files[0]!)).join(''))
    await expect(merge([before, await partialResult([growing], { shard: { index: 2, of: 2 } })])).rejects.toThrow('数据有增减')
  })

  it('report a file that cannot be opened, as the check of the whole does', async () => {
    const gone = join(folder, 'gone')
    mkdirSync(gone)
    cpSync(files[0]!, join(gone, 'a.ndjson'))
    symlinkSync(join(folder, 'nothing'), join(gone, 'b.ndjson'))
    const whole = await run([gone], options)
    expect(whole.failures).toEqual([{ source: join(gone, 'b.ndjson'), message: expect.stringContaining('路径不存在') }])
    const results = [await partialResult([gone], { shard: { index: 2, of: 2 } }), await partialResult([gone], { shard: { index: 1, of: 2 } })]
    expect(json(await mergedReport(results))).toBe(json(whole))
  })

  it('are written by `check --partial` and merged by `merge`', () => {
    const [first, second, report] = ['1.partial', '2.partial', 'report.json'].map((name) => join(folder, name)) as [string, string, string]
    expect(shebiao(['check', ...files.slice(0, 4), '--as-of', '2026-01-01', '--partial', first])).toMatchObject({ code: 1, stdout: '' })
    expect(shebiao(['check', ...files.slice(4, 8), '--as-of', '2026-01-01', '--partial', second])).toMatchObject({ code: 1, stdout: '' })
    expect(shebiao(['merge', second, first, '--format', 'json', '--output', report])).toMatchObject({ code: 1, stdout: '' })
    expect(readFileSync(report, 'utf8')).toBe(shebiao(['check', ...files.slice(0, 8), '--as-of', '2026-01-01', '--format', 'json']).stdout)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(shebiao(['merge', first, first])).toMatchObject({ code: 2, stdout: '' })
    expect(shebiao(['merge', join(folder, 'nothing')])).toMatchObject({ code: 2, stdout: '' })
    expect(shebiao(['merge'])).toMatchObject({ code: 2, stdout: '' })
  })
})
