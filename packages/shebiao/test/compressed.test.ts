import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Report } from '@shebiao/conform/index.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const example = JSON.parse(readFileSync(fileURLToPath(new URL('../../../schemas/service-guide/2.0/examples/guide.minimal.json', import.meta.url)), 'utf8'))
const line = (i: number) => `${JSON.stringify({ ...example, itemName: `${example.itemName}${i}` })}\n`
const records = (count: number) => Array.from({ length: count }, (_, i) => line(i + 1)).join('')
/** `records(3)` compressed with Zstandard. Committed, because Node writes it only from 22.15 on. */
const zstd = Buffer.from(
  'KLUv/WRdBYULANaTRStgWQfvm0EQvL+Cr7gdiYgJToEaSDdpm72lohJJujGXUcALzzEfDCRBLMgDOQA7ADkA1XBr5K/Th2dRk7+4laTsmt3xud4fISvjQVshXzv1QIxlZjw71cc0lXqnnK500+FYp3/+uCrwb+uX+skwrFm0u4LidVq6BrWrmUC2s0XCNfvl821zI5LtHh8Eq9NH6SLZDsUxN6FT9ToxprOD09XuttsvVgdOH7da8nfFTstHWdrwMba7bovtdeorkDlynaS4fQQyx9/aIl6E1g+K5DgDmQHYjFfzZGhmKLXzz3UDAaAsEPRI0YPBQBCg3Fpx6p9Fyeifh9lO9qXoLIJOE+Fri8vXt0I+DyXgP2TnxxRQPPwdcdUBIiBARDDmrG35UGWDq66IOPgAUnPWrHB47sXYbG31FySaAEEokstoxgUXJ5iVqdMK3WIdhyLVcAguaTB7BYJBYsPPcRkALIf1f5Yn0CWo37cbK1OSCJYZR+kdhA==',
  'base64',
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function check(name: string, bytes: string | Buffer) {
  const own = mkdtempSync(join(folder, 'case-'))
  writeFileSync(join(own, name), bytes)
  const { code, stdout } = shebiao(['check', name, '--format', 'json'], { cwd: own })
  return { code, report: JSON.parse(stdout) as Report, text: stdout.replaceAll(name, 'x') }
}

describe('check on compressed files', () => {
  it('has the report of the same data uncompressed', () => {
    const many = records(2000) + line(0).replace(/"itemName":"[^"]*"/, '"itemName":""')
    const plain = check('a.ndjson', many)
    expect(plain.report.summary).toMatchObject({ records: 2001, notConforming: 1 })
    expect(check('a.ndjson.gz', gzipSync(many)).text).toBe(plain.text)
    expect(check('a.json.gz', gzipSync(`[${line(1)}]`)).report.summary.records).toBe(1)
    expect(check('a.ndjson.zst', zstd).text).toBe(check('a.ndjson', records(3)).text)
  })
  it('checks the records before the point where a file is cut off, and reports that', () => {
    const { code, report } = check('a.ndjson.gz', gzipSync(records(2000)).subarray(0, 5000))
    expect(code).toBe(2)
    expect(report.summary.records).toBeGreaterThan(100)
    expect(report.findings).toMatchObject([{ rule: 'file-readable', line: report.summary.records + 1, column: 1 }])
    const broken = check('a.ndjson.zst', zstd.subarray(0, zstd.length - 20))
    expect([broken.code, broken.report.findings.map(({ rule }) => rule)]).toEqual([2, ['file-readable']])
  })
  it('reports one finding for a file that is not compressed as its name says', () => {
    for (const name of ['a.ndjson.gz', 'a.json.gz', 'a.csv.zst', 'a.ndjson.zst']) {
      const { code, report } = check(name, 'not compressed')
      expect(code, name).toBe(2)
      expect(report.findings, name).toMatchObject([{ rule: 'file-readable', line: 1, column: 1 }])
    }
  })
  it('reads zero bytes after gzip as padding, however many', () => {
    const plain = check('a.ndjson', records(3)).text
    for (const count of [1, 8, 10, 11, 18, 100, 512, 70_000]) {
      expect(check('a.ndjson.gz', Buffer.concat([gzipSync(records(3)), Buffer.alloc(count)])).text, String(count)).toBe(plain)
    }
  })
  it('reads all members of gzip and all frames of Zstandard, and skips frames that are to be skipped', () => {
    const skippable = Buffer.concat([Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')])
    const named = gzipSync(line(2))
    // A header with a file name, an extra field and a comment.
    const header = Buffer.concat([
      named.subarray(0, 3),
      Buffer.from([4 + 8 + 16]),
      named.subarray(4, 10),
      Buffer.from([2, 0, 7, 7]),
      Buffer.from('a.json\0note\0'),
    ])
    const members = Buffer.concat([gzipSync(line(1)), header, named.subarray(10), gzipSync(line(3))])
    const plain = check('a.ndjson', records(3)).text
    expect(check('a.ndjson.gz', members).text).toBe(plain)
    expect(check('a.ndjson.zst', Buffer.concat([skippable, zstd, skippable])).text).toBe(plain)
    expect(check('a.ndjson.zst', Buffer.concat([zstd, zstd])).report.summary.records).toBe(6)
  })
  it('checks what stands before bytes that are not compressed, and reports them', () => {
    for (const [name, packed] of [
      ['a.ndjson.gz', gzipSync(records(3))],
      ['a.ndjson.zst', zstd],
    ] as const) {
      const { code, report } = check(name, Buffer.concat([packed, Buffer.from('no data')]))
      expect(code, name).not.toBe(0)
      expect(report.summary.records, name).toBe(3)
      expect(report.findings, name).toMatchObject([{ rule: 'file-readable', line: 4 }])
    }
  })
  it('reports content that does not match its checksum', () => {
    const gzip = gzipSync(records(3))
    // The checksum of gzip is followed by four bytes of size; that of Zstandard is the end.
    for (const [name, packed, from] of [
      ['a.ndjson.gz', gzip, gzip.length - 8],
      ['a.ndjson.gz', gzip, gzip.length - 4],
      ['a.ndjson.zst', zstd, zstd.length - 4],
    ] as const) {
      const flipped = Buffer.from(packed)
      flipped[from]! ^= 1
      const { code, report } = check(name, flipped)
      expect(code, name).not.toBe(0)
      expect(report.findings, name).toMatchObject([{ rule: 'file-readable' }])
    }
  })
})
