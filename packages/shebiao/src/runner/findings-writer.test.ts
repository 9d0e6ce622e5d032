import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import { afterAll, describe, expect, it } from 'vitest'
import { FindingsWriter } from './findings-writer.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-findings-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const waiting = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`shebiao-${process.pid}-findings-`))
const found = (...lines: number[]) => new TextEncoder().encode(lines.map((line) => `{"message":"\\"line\\":1","line":${line}}\n`).join(''))
const gathered = (lines: number) => ({ files: [{ ranges: [{ from: 0, lines }] }] }) as unknown as PartialResult

describe('findings that are written one by one', () => {
  it('stand in the order of their parts, with the lines of the whole file, however the parts came', () => {
    const out = new FindingsWriter(join(folder, 'all.ndjson'))
    out.begin(['a', 'a', 'a', 'b'])
    out.found(3, found(7))
    out.found(1, found(1, 2))
    out.found(0, found(4))
    expect(waiting()).toHaveLength(1)
    out.done(1, gathered(20))
    out.done(0, gathered(100))
    out.found(2, found(5))
    out.done(2, gathered(10))
    out.done(3, gathered(9))
    out.close()
    expect(out.problem).toBeUndefined()
    const lines = readFileSync(join(folder, 'all.ndjson'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([4, 101, 102, 125, 7].map((line) => ({ message: '"line":1', line })))
    expect(waiting()).toEqual([])
  })
  it('leave nothing behind where the check was broken off', () => {
    const out = new FindingsWriter(join(folder, 'broken.ndjson'))
    out.begin(['a', 'a'])
    out.found(1, found(1))
    out.close()
    expect(waiting()).toEqual([])
    expect(readFileSync(join(folder, 'broken.ndjson'), 'utf8')).toBe('')
  })
})
