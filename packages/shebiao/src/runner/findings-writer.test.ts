import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import { afterAll, describe, expect, it } from 'vitest'
import { FindingsWriter } from './findings-writer.js'
import { processName } from './process-name.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-findings-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spillFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`shebiao-${processName}-`))
const findingsAt = (...lines: number[]) => new TextEncoder().encode(lines.map((line) => `{"message":"\\"line\\":1","line":${line}}\n`).join(''))
const resultOf = (lines: number) => ({ files: [{ ranges: [{ from: 0, lines }] }] }) as unknown as PartialResult

describe('FindingsWriter', () => {
  it('writes findings in the order of tasks, with line numbers of the whole file, in whatever order tasks finish', () => {
    const out = new FindingsWriter(join(folder, 'all.ndjson'))
    out.begin(['a', 'a', 'a', 'b'])
    out.addLines(3, findingsAt(7))
    out.addLines(1, findingsAt(1, 2))
    out.addLines(0, findingsAt(4))
    expect(spillFolders()).toHaveLength(1)
    out.finish(1, resultOf(20))
    out.finish(0, resultOf(100))
    out.addLines(2, findingsAt(5))
    out.finish(2, resultOf(10))
    out.finish(3, resultOf(9))
    out.close(true)
    expect(out.problem).toBeUndefined()
    const lines = readFileSync(join(folder, 'all.ndjson'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([4, 101, 102, 125, 7].map((line) => ({ message: '"line":1', line })))
    expect(spillFolders()).toEqual([])
  })
  it('leaves no file when the check is aborted', () => {
    const out = new FindingsWriter(join(folder, 'broken.ndjson'))
    out.begin(['a', 'a'])
    out.addLines(1, findingsAt(1))
    out.close(false)
    expect(spillFolders()).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([])
  })
})
