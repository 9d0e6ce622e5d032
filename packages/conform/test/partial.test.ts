import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error: a script without declarations
import { records } from '../../../scripts/bench/records.mjs'
import { merge, type Partial, partialOf } from '../src/partial.js'
import { json } from '../src/render/json.js'
import { gather, run } from '../src/run.js'
import { shebiao } from './command.js'

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url))
const options = { asOf: '2026-01-01', maxFindings: 9 }
let folder: string
let files: string[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
  // Implementations whose items repeat over the files, differ, and are wrong here and there; beside them what is no data at all.
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

const partial = async (paths: string[]) => JSON.stringify(await partialOf(await gather(paths, options), options))

describe('partials', () => {
  it('of any split, merged in any order, give the report of the whole, byte for byte', { timeout: 240_000 }, async () => {
    const whole = json(await run(files, options))
    expect(whole).toContain('four-level-four-same')
    expect(JSON.parse(whole).summary.notListed).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), fc.array(fc.nat(files.length), { maxLength: 4 }), async (order, cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), order.length]
        const parts = await Promise.all(edges.slice(1).map((end, i) => partial(order.slice(edges[i], end))))
        expect(json(await merge(parts.map((text, i) => ({ name: `part-${i}`, text }))))).toBe(whole)
      }),
      { numRuns: 12 },
    )
  })

  it('are refused where they cannot be parts of one check', async () => {
    const [one, other] = [await partial(files.slice(0, 1)), await partial(files.slice(1, 2))]
    const changed = (change: (read: Partial) => void) => {
      const read = JSON.parse(one) as Partial
      change(read)
      return JSON.stringify(read)
    }
    const refused = async (...texts: string[]) => {
      try {
        await merge(texts.map((text, i) => ({ name: `p${i}`, text })))
        return ''
      } catch (error) {
        return (error as Error).message
      }
    }
    expect(await refused(one, other)).toBe('')
    expect(await refused(one, one)).toContain('part-0.ndjson 已在另一份中')
    expect(await refused(one.slice(0, -40))).toContain('不完整')
    expect(await refused('[]')).toContain('不是部分结果')
    expect(await refused()).toContain('没有可合并')
    expect(await refused(changed((read) => read.gathered.counts.conforming++))).toContain('校验和不符')
    expect(await refused(changed((read) => (read.version = '0.0.1')))).toContain('出自版本 0.0.1')
    expect(await refused(changed((read) => (read.standards = 'x')))).toContain('标准或规则')
    const english = { ...options, language: 'en' as const }
    expect(await refused(one, JSON.stringify(await partialOf(await gather(files.slice(1, 2), english), english)))).toContain('检查选项不同')
  })

  it('are written and merged by the command', () => {
    const [first, second, report] = ['1.partial', '2.partial', 'report.json'].map((name) => join(folder, name)) as [string, string, string]
    expect(shebiao(['check', ...files.slice(0, 4), '--as-of', '2026-01-01', '--partial', first])).toMatchObject({ code: 1, stdout: '' })
    expect(shebiao(['check', ...files.slice(4, 8), '--as-of', '2026-01-01', '--partial', second])).toMatchObject({ code: 1, stdout: '' })
    expect(shebiao(['merge', second, first, '--format', 'json', '--output', report])).toMatchObject({ code: 1, stdout: '' })
    expect(readFileSync(report, 'utf8')).toBe(shebiao(['check', ...files.slice(0, 8), '--as-of', '2026-01-01', '--format', 'json']).stdout)
    expect(shebiao(['merge', first, first])).toMatchObject({ code: 2, stdout: '' })
    expect(shebiao(['merge', join(folder, 'nothing')])).toMatchObject({ code: 2, stdout: '' })
    expect(shebiao(['merge'])).toMatchObject({ code: 2, stdout: '' })
  })
})
