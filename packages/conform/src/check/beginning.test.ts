import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { beginningOf } from './beginning.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const format = (text: string, named: 'json' | 'ndjson') => beginningOf(bytes(text), named)

describe('beginningOf()', () => {
  it('tells a document from a record a line, whatever the name says', () => {
    for (const text of ['{"a":1}\n{"a":2}\n', '{"a":1}\r\n\r\n[1]\n', '\n{"a":1}\n{"a"']) {
      expect(format(text, 'json'), text).toMatchObject({ format: 'ndjson', problem: { rule: 'file-format-reported' } })
      expect(format(text, 'ndjson'), text).toEqual({ format: 'ndjson' })
    }
    for (const text of ['[\n  {"a":1}\n]\n', '{\n"a":1}\n', '[{"a":1},\n{"a":2}]\n']) {
      expect(format(text, 'ndjson'), text).toMatchObject({ format: 'json', problem: { rule: 'file-format-reported' } })
      expect(format(text, 'json'), text).toEqual({ format: 'json' })
    }
  })
  it('keeps to the name where the beginning does not contradict it', () => {
    for (const text of ['', '{"a":1}', '{"a":1}\n', '{"a":\n', '{"a" 1}\n{"a":2}\n', 'x\n', '[]\n\n']) {
      expect(format(text, 'json'), text).toEqual({ format: 'json' })
      expect(format(text, 'ndjson'), text).toEqual({ format: 'ndjson' })
    }
  })
  it('names files of other kinds, under any name', () => {
    const kinds: [Uint8Array, string][] = [
      [bytes('PK\u0003\u0004rest'), 'xlsx'],
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'xls'],
      [bytes('%PDF-1.7'), 'PDF'],
      [gzipSync('a,b'), 'gzip'],
      [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0), 'Zstandard'],
      [bytes('\ufeff\n<!DOCTYPE html>'), 'HTML'],
      [bytes('<?xml version="1.0"?>'), 'XML'],
    ]
    for (const named of ['csv', 'tsv', 'json', 'ndjson', 'yaml'] as const)
      for (const [beginning, kind] of kinds)
        expect(beginningOf(beginning, named), `${kind} ${named}`).toMatchObject({
          format: undefined,
          problem: { rule: 'file-kind-known', lost: true, params: { kind: { zh: expect.stringContaining(kind) } } },
        })
  })
  it('names wide encodings, with and without a mark; only tables are read in UTF-16 that is marked', () => {
    const wide = (text: string, size: 2 | 4, isBig: boolean) => {
      const written = Buffer.alloc(text.length * size)
      ;[...text].forEach((one, i) => {
        if (size === 2 && isBig) written.writeUInt16BE(one.charCodeAt(0), 2 * i)
        else if (size === 2) written.writeUInt16LE(one.charCodeAt(0), 2 * i)
        else if (isBig) written.writeUInt32BE(one.charCodeAt(0), 4 * i)
        else written.writeUInt32LE(one.charCodeAt(0), 4 * i)
      })
      return written
    }
    const text = '{"itemName":"职工参保登记","handlingKind":"immediate"}\n'
    for (const mark of ['', '\ufeff'])
      for (const size of [2, 4] as const)
        for (const isBig of [false, true]) {
          const encoding = `utf-${8 * size}${isBig ? 'be' : 'le'}`
          const refused = { format: undefined, encoding, problem: { rule: 'file-is-utf8', lost: true } }
          for (const named of ['json', 'ndjson', 'yaml'] as const) expect(beginningOf(wide(mark + text, size, isBig), named), encoding).toMatchObject(refused)
          expect(beginningOf(wide(mark + text, size, isBig), 'csv'), encoding).toMatchObject(mark && size === 2 ? { format: 'csv' } : refused)
        }
    expect(beginningOf(bytes('事项名称,承诺时限\n'), 'csv')).toEqual({ format: 'csv' })
  })
})
