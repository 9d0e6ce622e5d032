import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@shebiao/conform/model/finding.js'
import { afterAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-distinct-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const guide = '{"itemName":"a","basicCode":"002014022000","region":{"code":"420106"}}'
mkdirSync(join(folder, 'data'))
writeFileSync(join(folder, 'data/a.json'), guide)

const check = (...args: string[]) => JSON.parse(shebiao(['check', ...args, '--as-of', '2026-01-01', '--format', 'json'], { cwd: folder }).stdout) as Report

describe('a file', () => {
  it('is one file, however often and however it is named', () => {
    for (const args of [
      ['data/a.json', './data/a.json', 'data/../data/a.json', join(folder, 'data/a.json')],
      [join(folder, 'data/a.json'), 'data/a.json', 'data'],
    ]) {
      const { summary, dataset, notChecked } = check(...args, '--standard', 'service-guide@2.0')
      expect([summary.files, summary.records, dataset]).toEqual([1, 1, undefined])
      expect(notChecked.filter(({ source }) => source !== undefined)).toEqual([])
    }
  })

  it.runIf(process.platform !== 'win32')('is one file beside a link to it, and the report says so', () => {
    symlinkSync('a.json', join(folder, 'data/link.json'))
    const { summary, notChecked } = check('data', '--standard', 'service-guide@2.0')
    expect(summary.records).toBe(1)
    expect(notChecked.filter(({ source }) => source !== undefined)).toEqual([
      { source: 'data/link.json', records: 0, reason: expect.stringContaining('data/a.json') as string },
    ])
    rmSync(join(folder, 'data/link.json'))
  })

  it('is two files where it was copied', () => {
    copyFileSync(join(folder, 'data/a.json'), join(folder, 'data/b.json'))
    expect(check('data', '--standard', 'service-guide@2.0').summary.records).toBe(2)
    rmSync(join(folder, 'data/b.json'))
  })

  it('is checked as its submission says, also where it is named beside', () => {
    writeFileSync(join(folder, 'data/shebiao.yaml'), 'region: "420000"\nfiles:\n  - {path: a.json, standard: service-guide@1.0, type: guide}\n')
    for (const args of [
      ['data', 'data/a.json'],
      ['./data/a.json', 'data/shebiao.yaml', 'data'],
    ]) {
      const { files, summary } = check(...args)
      expect(summary.records).toBe(1)
      expect(files.map(({ standard }) => standard).sort()).toEqual(['common@1.0', 'service-guide@1.0'])
    }
  })

  it.runIf(process.platform === 'linux')('whose name is not UTF-8 is a failure that names the cause', () => {
    mkdirSync(join(folder, 'gbk'))
    try {
      writeFileSync(Buffer.concat([Buffer.from(join(folder, 'gbk/')), Buffer.from('bad\xca\xfd.json', 'latin1')]), guide)
    } catch {
      // Not every file system takes such a name.
      return
    }
    const { failures } = check('gbk')
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining('GBK')])
  })
})
