import { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divided } from '../../test/divide.js'
import { readTable, type TableRow, TableRows } from './csv.js'
import { type ReadProblem, recordLimit } from './record.js'

/** Reads the chunks; each is overwritten once its rows have been consumed. */
function read(chunks: Iterable<Uint8Array>, delimiter = ',') {
  const problems: string[] = []
  let lost = 0
  const reader = new TableRows(delimiter, ({ rule, location, params, lost: isLost }: ReadProblem) => {
    problems.push(`${rule} ${location?.line}:${location?.column} ${params.problem ?? params.encoding ?? ''}`)
    if (isLost) lost++
  })
  const rows: TableRow[] = []
  for (const chunk of chunks) {
    const own = Uint8Array.from(chunk)
    rows.push(...reader.push(own))
    own.fill(0)
  }
  rows.push(...reader.end())
  return { cells: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line), problems, lost, encoding: reader.encoding }
}

type Encoding = 'utf-8' | 'marked' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Encodes a text as a spreadsheet does; for GB 18030 only ASCII and the few characters below. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'marked') return new TextEncoder().encode(`\ufeff${text}`)
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  const pairs: Record<string, number[]> = { 行: [0xd0, 0xd0], 市: [0xca, 0xd0], 𠀀: [0x95, 0x32, 0x82, 0x36], 乗: [0x81, 0x5c] }
  return Uint8Array.from([...text].flatMap((one) => pairs[one] ?? [one.charCodeAt(0)]))
}

const text = (input: string, ...cuts: number[]) => read(divided(encoded(input, 'utf-8'), cuts))
const cell = fc.array(fc.constantFrom('a', '行', '市', '乗', '𠀀', ' ', ',', '\t', '"', '\n', '1'), { maxLength: 6 }).map((parts) => parts.join(''))
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const isBlank = (cells: string[]) => cells.every((one) => one.trim() === '')
/** Rows, each with a line end of its own, their text, and the line on which each begins. Cells are quoted where necessary, and sometimes where not. */
const table = fc
  .tuple(
    fc.array(fc.tuple(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 4 }), fc.nat(2), lineEnd), { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([rows, isEnded]) => {
    const lines: number[] = []
    let line = 1
    let text = ''
    let endBefore = '\n'
    for (const [cells, empty, end] of rows) {
      // A line feed behind a carriage return would be the same line end.
      text += endBefore.repeat(empty)
      line += empty
      lines.push(line)
      line += 1 + cells.reduce((sum, [one]) => sum + one.split('\n').length - 1, 0)
      text += cells.map(([one, isQuoted]) => (isQuoted || /[",\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(',') + end
      endBefore = end
    }
    const all = rows.map(([cells], i) => ({ cells: cells.map(([one]) => one), line: lines[i] })).filter(({ cells }) => !isBlank(cells))
    return { cells: all.map((row) => row.cells), lines: all.map((row) => row.line), text: isEnded ? text : text.slice(0, -endBefore.length) }
  })
const encodings = fc.constantFrom<Encoding>('utf-8', 'marked', 'utf-16le', 'utf-16be', 'gb18030')
const cuts = fc.array(fc.nat(300), { maxLength: 12 })

describe('TableRows', () => {
  it('reads the cells that were written, each row at its line, in any encoding and with any chunk sizes', () => {
    fc.assert(
      fc.property(table, encodings, cuts, ({ cells, lines, text }, encoding, at) => {
        const bytes = encoded(text, encoding)
        const found = read(divided(bytes, at))
        // ASCII is the same in UTF-8 and GB 18030.
        const detected = encoding === 'marked' || (encoding === 'gb18030' && !/[行市乗𠀀]/u.test(text)) ? 'utf-8' : encoding
        expect(found.cells).toEqual(cells)
        expect(found.lines).toEqual(lines)
        expect(found.encoding).toBe(detected)
        expect(found.problems).toEqual(detected === 'utf-8' ? [] : [`file-encoding-reported 1:1 ${detected.toUpperCase()}`])
      }),
      { numRuns: 1000 },
    )
  })
  it('reports the same problems for any bytes, whatever the chunk sizes', () => {
    const noise = fc.array(fc.constantFrom(...[...'a",\n\r'].map((one) => one.charCodeAt(0)), 0xca, 0xd0, 0xff, 0xfe, 0xe5, 0xb8, 0x82, 0), { maxLength: 60 })
    fc.assert(
      fc.property(noise, cuts, (bytes, at) => {
        expect(read(divided(Uint8Array.from(bytes), at))).toEqual(read([Uint8Array.from(bytes)]))
      }),
      { numRuns: 2000 },
    )
  })
  it('reads the rows before a misplaced or unclosed quote', () => {
    expect(text('a,b\n1,2\n3,x"y\n5,6\n')).toMatchObject({
      cells: [
        ['a', 'b'],
        ['1', '2'],
      ],
      lost: 1,
      problems: [expect.stringMatching(/^file-readable 3:1 Invalid Opening Quote: .* at line 3,/)],
    })
    expect(text('a,b\n1,2\n3,"x"y\n5,6\n')).toMatchObject({
      cells: [
        ['a', 'b'],
        ['1', '2'],
      ],
      problems: [expect.stringMatching(/^file-readable 3:1 Invalid Closing Quote: .* at line 3 /)],
    })
    for (const at of [[], [4], [9], [4, 8, 12]])
      expect(text('a,b\n1,2\n3,"x\n5,6\n', ...at)).toMatchObject({
        cells: [
          ['a', 'b'],
          ['1', '2'],
        ],
        lost: 1,
        problems: [expect.stringMatching(/^file-readable 4:1 Quote Not Closed: .* at line 4$/)],
      })
  })
  it('detects an encoding after any number of ASCII rows, and stops at bytes that are invalid in it', () => {
    const rows = 'abc,def\n'.repeat(40_000)
    const bytes = Uint8Array.from([...encoded(rows, 'utf-8'), ...encoded('市,行\n', 'gb18030')])
    expect(read(divided(bytes, [100_001, 200_002])).cells.at(-1)).toEqual(['市', '行'])
    expect(read([bytes]).encoding).toBe('gb18030')
    const broken = Uint8Array.from([...encoded('市,行\n1,2\n"a\nb",3\n', 'utf-8'), 0xff, ...encoded(',4\n5,6\n', 'utf-8')])
    const found = read([broken])
    expect(found).toMatchObject({ encoding: 'unknown', lost: 1, problems: ['file-is-utf8 5:1 '] })
    expect(found.cells).toEqual([
      ['市', '行'],
      ['1', '2'],
      ['a\nb', '3'],
    ])
    const wide = Buffer.concat([encoded('市,行\n1,2\n', 'utf-16le'), Buffer.from([0x00, 0xd8]), Buffer.from(',3\n', 'utf16le')])
    expect(read(divided(wide, [3, 9]))).toMatchObject({
      cells: [
        ['市', '行'],
        ['1', '2'],
      ],
      problems: ['file-encoding-reported 1:1 UTF-16LE', 'file-is-utf8 3:1 '],
    })
  })
  it('stops at a row over the size limit, whether it is one line or an unclosed quote', () => {
    const big = new Uint8Array(1 << 20).fill(0x61)
    function* chunks(start: string) {
      big[big.length - 1] = start.endsWith('\n') ? 10 : 0x61
      yield encoded(`a,b\n1,2\n${start}`, 'utf-8')
      for (let i = 0; i <= recordLimit / big.length; i++) yield big
      yield encoded('",3\n4,5\n', 'utf-8')
    }
    for (const start of ['x,', 'x,"\n'])
      expect(read(chunks(start))).toMatchObject({
        cells: [
          ['a', 'b'],
          ['1', '2'],
        ],
        lost: 1,
        problems: ['record-size-bounded 3:1 '],
      })
  })
  it('reads no rows and reports no problem for empty input', () => {
    expect(text('')).toMatchObject({ cells: [], problems: [] })
    expect(text('\ufeff')).toMatchObject({ cells: [], problems: [] })
    expect(text('\n\n')).toMatchObject({ cells: [], problems: [] })
  })
})

describe('readTable()', () => {
  const { fields } = Outlet
  const problems = (table: string) => readTable(table, ',', fields).problems.map(({ rule, location }) => `${rule} ${location?.line}:${location?.column}`)

  it('skips rows and takes no notice of cells that spreadsheets leave blank', () => {
    const { records, problems } = readTable('网点名称,所属银行\n甲支行,某行,,\n,\n  ,　\n乙支行,某行\n', ',', fields)
    expect(records.map(({ data, locate }) => [(data as { outletName: string }).outletName, locate('/outletName').line])).toEqual([
      ['甲支行', 2],
      ['乙支行', 5],
    ])
    expect(problems).toEqual([])
    expect(readTable('网点名称,所属银行\n甲支行,某行,多出\n', ',', fields).problems).toMatchObject([{ rule: 'row-complete' }])
  })
  it('reports a field that has two columns, under whatever names, and keeps columns of odd names', () => {
    expect(problems('网点名称,网点名称\na,b\n')).toEqual(['column-unique 1:2'])
    expect(problems('网点名称,outletName\na,b\n')).toEqual(['column-unique 1:2'])
    const [record] = readTable('网点名称,extensions.__proto__\n甲,乙\n', ',', fields).records
    expect(Object.entries((record!.data as { extensions: object }).extensions)).toEqual([['__proto__', '乙']])
  })
  it('reports numbers in column names that do not run on, and makes no elements up', () => {
    expect(problems('网点名称,services.99999999.itemName\n甲,挂失\n')).toEqual(['column-numbers-run-on 1:2'])
    const { records } = readTable('网点名称,services.0.itemName,services.2.itemName\n甲,挂失,补领\n', ',', fields)
    expect(records[0]!.data).toMatchObject({ services: [{ itemName: '挂失' }] })
  })
  it('says why no cell of a header may be a field', () => {
    const cause = (header: string) => (readTable(`${header}\nx\n`, ',', fields).problems[0]!.params.likely as { zh?: string }).zh ?? ''
    expect(cause('网点名称;所属银行')).toContain('分号')
    expect(cause('网点名称\t所属银行')).toContain('制表符')
    expect(cause('网点名称，所属银行')).toContain('中文逗号')
    expect(cause('sep=;')).toContain('sep=')
    expect(cause('某市网点表,')).toContain('标题')
    expect(cause('甲,乙')).toBe('')
  })
})
