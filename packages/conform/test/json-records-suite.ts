import { parse } from '@humanwhocodes/momoa'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Decoder, portable } from '../src/read/decoder.js'
import { refusal } from '../src/read/json-parse.js'
import { JsonRecords } from '../src/read/json-records.js'
import { depthLimit, type ReadProblem, recordLimit } from '../src/read/record.js'
import { divided } from './divide.js'

let currentDecoder = portable

interface Read {
  data: unknown[]
  prefixes: string[]
  locations: string[]
  problems: string[]
  own: string[]
  lost: number
  encoding: string
}

/** Reads the chunks; each is overwritten once its records have been consumed. */
function read(chunks: Iterable<Uint8Array>): Read {
  const found: Read = { data: [], prefixes: [], locations: [], problems: [], own: [], lost: 0, encoding: '' }
  const describeProblem = ({ rule, at, location, params }: ReadProblem) =>
    `${rule} ${at} ${location?.line}:${location?.column} ${JSON.stringify(params.problem ?? params.name ?? params.guess ?? '')}`
  const reader = new JsonRecords((problem) => {
    found.problems.push(describeProblem(problem))
    if (problem.lost) found.lost++
  }, currentDecoder)
  const take = (records: ReturnType<typeof reader.push>) => {
    for (const { data, prefix, problems, locate } of records) {
      const { line, column } = locate('')
      found.data.push(data)
      found.prefixes.push(prefix)
      found.locations.push(`${line}:${column}`)
      found.own.push(...problems.map(describeProblem))
    }
  }
  for (const chunk of chunks) {
    const own = Uint8Array.from(chunk)
    take(reader.push(own))
    own.fill(0)
  }
  take(reader.end())
  return { ...found, encoding: reader.encoding }
}

export const bytes = (text: string) => new TextEncoder().encode(text)
const whole = (input: string | Uint8Array) => read([typeof input === 'string' ? bytes(input) : input])
const problems = (input: string | Uint8Array) => whole(input).problems

const space = fc.constantFrom('', '', ' ', '\n', '\r\n', '\t \n ')
const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('中文', '😀"', '\\', 'a\\"', '\\\\"', '[', '{"', ']}', '\u2028', { '"': '"]', a: ['}'] }))
/** A JSON array as text, with various indentation and white space. */
export const list = fc
  .tuple(fc.array(fc.tuple(value, fc.constantFrom(0, 1, '\t'), space, space), { maxLength: 5 }), space, space)
  .map(([items, before, after]) => `${before}[${items.map(([one, indent, left, right]) => left + JSON.stringify(one, null, indent) + right).join()}]${after}`)
const cuts = fc.array(fc.nat(400), { maxLength: 12 })
export const edit = fc.tuple(fc.nat(400), fc.nat(3), fc.constantFrom('', ',', '[', ']', '{', '}', ':', '"', '\\', '1', 'tru', ' ', '\n', '中', '\u0001'))

/** Tests that JsonRecords agrees with JSON.parse, using this decoder. */
export function describeJsonRecords(name: string, decoder: Decoder): void {
  describe(`JsonRecords ${name}`, () => {
    beforeAll(() => {
      currentDecoder = decoder
    })
    it('reads the elements that the parser reads, each at its location, whatever the chunk sizes', () => {
      fc.assert(
        fc.property(list, cuts, (text, at) => {
          const found = read(divided(bytes(text), at))
          expect(found.data).toEqual(JSON.parse(text))
          expect(found.problems).toEqual([])
          const { body } = parse(text) as unknown as { body: { elements: { value: { loc: { start: { line: number; column: number } } } }[] } }
          expect(found.locations).toEqual(body.elements.map((one) => `${one.value.loc.start.line}:${one.value.loc.start.column}`))
          expect(found.prefixes).toEqual(found.data.map((_, i) => `/${i}`))
        }),
        { numRuns: 1000 },
      )
    })
    it('refuses what the parser refuses, at the same location with the same message', () => {
      fc.assert(
        fc.property(list, fc.array(edit, { minLength: 1, maxLength: 3 }), cuts, (text, edits, at) => {
          let bad = text
          for (const [location, length, put] of edits) bad = (bad.slice(0, location) + put + bad.slice(location + length)).toWellFormed()
          // The position tree counts a lone carriage return as a line end.
          fc.pre(bad.trim() !== '' && !/\r(?!\n)/.test(bad))
          const found = read(divided(bytes(bad), at))
          expect(found).toEqual(whole(bad))
          let expected: string | undefined
          try {
            JSON.parse(bad)
          } catch (error) {
            const { message, location } = refusal(bad, error as Error)
            expected = `file-readable  ${location.line}:${location.column} ${JSON.stringify(message)}`
          }
          expect(found.problems).toEqual(expected === undefined ? [] : [expected])
        }),
        { numRuns: 2000 },
      )
    })
    it('reports the first line that is not UTF-8, and guesses its encoding', () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom('a', '中', '\n'), { minLength: 1 }), fc.nat(60), cuts, (parts, where, at) => {
          const text = JSON.stringify([{ a: 1 }, parts.join('')], null, 1)
          const bad = Uint8Array.from(bytes(text))
          bad[1 + (where % (bad.length - 1))] = 0xff
          const found = read(divided(bad, at))
          expect(found).toEqual(whole(bad))
          expect(found.problems.length).toBe(1)
        }),
      )
      // [{"a":1},{"a":"市"}] in GB 18030
      const gbk = Uint8Array.from([...bytes('[{"a":1},\n{"a":"'), 0xca, 0xd0, ...bytes('"}]')])
      expect(whole(gbk)).toMatchObject({ data: [{ a: 1 }], lost: 1, encoding: 'gb18030', problems: [expect.stringContaining('file-is-utf8  2:1')] })
      expect(problems(gbk)[0]).toContain('GB18030')
      const mixed = Uint8Array.from([...bytes('["市",\n"'), 0xca, 0xd0, ...bytes('"]')])
      expect(whole(mixed)).toMatchObject({ data: ['市'], encoding: 'unknown', problems: ['file-is-utf8  2:1 ""'] })
    })
    it.each([
      ['[{"a":1},,{"a":2}]', '1:10'],
      ['[,]', '1:2'],
      ['[{"a":1},\n]', '2:1'],
      ['[{"a":1}\n', '2:1'],
      ['[{"a":1},', '1:10'],
      ['[', '1:2'],
      ['[{"a":1}] x', '1:11'],
      ['[{"a":1}][]', '1:10'],
      ['[{"a":1} {"a":2}]', '1:10'],
      ['[{"a":1}, {"a":[2}]', '1:18'],
      ['[{"a":1}, {"a":NaN}]', '1:16'],
      ['[{"a":1}, {"a":"2]', '1:19'],
      ['[{"a":1}, tru]', '1:11'],
      ['[{"a":1}}', '1:9'],
    ])('reports one problem in %j, at %s', (text, location) => {
      expect(problems(text).map((one) => one.split('  ')[1]!.split(' ')[0])).toEqual([location])
      expect(whole(text).data).toEqual(text.startsWith('[{"a":1}') ? [{ a: 1 }] : [])
    })
    it('counts a record as lost if a problem hides one, but not for text after the end of the array', () => {
      expect(whole('[1] x').lost).toBe(0)
      expect(whole('[1').lost).toBe(0)
      expect(whole('[1,').lost).toBe(1)
      expect(whole('[1,x]').lost).toBe(1)
      expect(whole('{').lost).toBe(1)
    })
    it('reads an empty array, empty input, and a document that is no array', () => {
      expect(whole('[]')).toMatchObject({ data: [], problems: [] })
      expect(whole(' [ \n ] ')).toMatchObject({ data: [], problems: [] })
      expect(whole('')).toMatchObject({ data: [], problems: [] })
      expect(read(divided(bytes('\n{"a":[1]}\n'), [1, 3]))).toMatchObject({ data: [{ a: [1] }], prefixes: [''], locations: ['2:1'] })
      expect(whole('"a"').data).toEqual(['a'])
    })
    it('reports and skips a byte-order mark, whatever the chunk sizes', () => {
      for (const at of [[], [1], [2], [1, 2], [3]])
        expect(read(divided(bytes('\ufeff [1]'), at))).toMatchObject({ data: [1], locations: ['1:3'], problems: ['file-without-mark  1:1 ""'] })
      expect(problems(Uint8Array.from([0xef, 0xbb, 0x5b, 0x5d]))[0]).toContain('file-is-utf8')
      expect(problems(Uint8Array.from([0xff, 0xfe, 0x5b, 0, 0x5d, 0]))[0]).toContain('UTF-16LE')
    })
    it('loses an element that nests too deep, and no other element', () => {
      const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
      expect(whole(`[1,${deep(depthLimit)},2]`).data.length).toBe(3)
      expect(whole(`[1,\n ${deep(100_000)},2]`)).toMatchObject({ data: [1, 2], prefixes: ['/0', '/2'], lost: 1, problems: ['nesting-bounded /1 2:2 ""'] })
      expect(problems(`[1,${'['.repeat(100_000)}`)).toEqual(['file-readable  1:100004 "unexpected end of data"'])
    })
    it('loses an element over the size limit, and no other element, and locates the following ones', () => {
      const big = new Uint8Array(recordLimit).fill(0x61)
      const parts = [bytes('[1,\n"市'), big, bytes('市",2,\n3]')]
      expect(read(parts)).toMatchObject({ data: [1, 2, 3], prefixes: ['/0', '/2', '/3'], lost: 1, problems: ['record-size-bounded /1 2:1 ""'] })
      expect(read(parts).locations).toEqual(['1:2', `2:${recordLimit + 6}`, '3:1'])
    })
    it('reports repeated keys and lone surrogates at their locations', () => {
      expect(whole('[1,\n {"a":1,"b":{"a":2,\n"a":3}}]').own).toEqual(['keys-unique /b/a 3:1 "a"'])
      expect(whole('[1,  {"a":"\\ud800"}]').own).toEqual(['text-well-formed /a 1:7 ""'])
    })
  })
}
