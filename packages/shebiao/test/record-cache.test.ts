import { RecordCache } from '@shebiao/conform/cache/record-cache.js'
import type { Split } from '@shebiao/conform/cache/split-record.js'
import { utf8 } from '@shebiao/conform/read/encoding.js'
import { implementation } from '@shebiao/conform/sample/records.js'
import { issuesOf, type Property } from '@shebiao/schemas/runtime'
import { Implementation } from '@shebiao/schemas/service-item/1.0'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteSplitter } from '../src/wasm/byte-splitter.js'

const anything: Property[] = ['v', 'w', '名称', 'x1'].map((name) => [name, `/${name}`, false] as const)
/** The same, with `v` as the leading member. */
const led: Property[] = anything.map(([name, at]) => [name, at, name === 'v'] as const)
const bytes = (text: string) => new TextEncoder().encode(text)

const cacheOf = (members: readonly Property[] = anything) => new RecordCache(members, new ByteSplitter(members))

/** The record of a line as JSON text, or 'parsed' if the cache leaves the line to the parser. */
function read(cache: RecordCache, line: Uint8Array): string {
  const found = cache.read(line)
  if (!found) return 'parsed'
  const whole = found.members.whole() as Record<string, unknown>
  for (const name of found.members.names) expect((found.data as Record<string, unknown>)[name]).toBe(whole[name])
  return JSON.stringify(whole)
}

// As in test suites for parsers: values that every parser must accept, and values that none may accept.
const valid = [
  '0', '-0', '1', '-1.5e+10', '1E22', '123456789012345678901234567890', '0.1', '1e-400', '""', '"a"', '"\\""', '"\\\\"', '"\\\\\\""', '"\\/\\b\\f\\n\\r\\t"',
  '"\\u0041"', '"\\u0000"', '"\u007f"', '"名称"', '"𠀀"', '"]"', '"}"', '","', '"{[\\"]}"', 'true', 'false', 'null', '[]', '{}', '[[]]', '[{}]', '{"a":[]}',
  '[1,2,3]', ' [ 1 , 2 ] ', '{ "a" : 1 }', '{"":0}', '{"a":"}"}', '["\\\\"]', '["\\\\\\""]', '[" \\\\\\\\"]', '{"a:b":"c:d"}', '"\u2028"', '[null,"",{"b":[[]]}]',
] // biome-ignore format: one list
const broken = [
  '', '+1', '01', '-01', '.5', '1.', '1e', '1e+', '--1', '0x1', 'NaN', 'Infinity', '1 2', 'tru', 'True', 'nul', "'a'", '"', '"a', '"a\\"', '"\\x"', '"\\u12"',
  '"\\u12g4"', '"\t"', '"\u0000"', '[', ']', '[1', '[1,', '[1,]', '[,1]', '[1 2]', '{', '}', '{"a"', '{"a":', '{"a":1', '{"a":1,}', '{a:1}', "{'a':1}",
  '{"a" 1}', '{"a":1 "b":2}', '{1:1}', '[1}', '{"a":1]', '[[]', '{"a":{}', '[}', '{]', '[\\]', '\\', '"a" "b"', '// c', '1 // c', '/* */1', '\u00a01', '[1]]',
] // biome-ignore format: one list
/** Valid JSON in which JSON.parse hides a lone surrogate or a repeated name. */
const hidden = ['"\\ud800"', '"\\udc00\\ud800"', '["\\uD83D"]', '{"a":1,"a":2}', '[{"b":{"c":1,"c":1}}]', '{"a":1,"\\u0061":2}']

describe('the record cache', () => {
  it('reads what JSON.parse reads, the first time and from cached values', () => {
    const cache = cacheOf()
    for (const value of valid) {
      for (const line of [`{"v":${value}}`, ` {\t"v" : ${value} }\r`, `{"w":${value},"v":${value},"x1":0}`]) {
        const expected = JSON.stringify(JSON.parse(line))
        for (const _ of [1, 2]) expect(read(cache, bytes(line)), line).toBe(expected)
      }
    }
    expect(read(cache, bytes('{}'))).toBe('{}')
    expect(read(cache, bytes('{"名称":"甲","v":-0}'))).toBe('{"名称":"甲","v":0}')
  })

  it('leaves invalid lines to the parser, and lines with repeated names or lone surrogates', () => {
    const cache = cacheOf()
    for (const value of [...broken, ...hidden]) {
      for (const line of [`{"v":${value}}`, `{"v":1,"w":${value}}`, `{"v":${value},"w":1}`]) {
        // With some broken values the whole line is valid nevertheless.
        if (isValid(line)) continue
        expect(read(cache, bytes(line)), line).toBe('parsed')
        // A record that can be split, so that the cache is not suspended.
        expect(read(cache, bytes('{}'))).toBe('{}')
      }
    }
    for (const line of [
      '',
      ' ',
      'null',
      '[]',
      '"v"',
      '{"v":1}{}',
      '{"v":1}}',
      '{,}',
      '{"v":1,}',
      '{"v"}',
      '{"v":}',
      '{"v":1;"w":2}',
      '{"v":1,"v":1}',
      '{"z":1}',
      '{"\\u0076":1}',
      '{"v":1} x',
      '{"v":1',
      '{"v',
      '{"',
    ]) {
      expect(read(cacheOf(), bytes(line)), line).toBe('parsed')
    }
  })

  it('leaves lines to the parser that are not UTF-8, too deeply nested or too long', () => {
    for (const bad of [[0x80], [0xc0, 0x80], [0xe4, 0xb8], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]) {
      for (const [before, after] of [
        ['{"v":"', '"}'],
        ['{"v":["', '"]}'],
        ['{"v', '":1}'],
      ] as const) {
        expect(read(cacheOf(), Uint8Array.from([...bytes(before), ...bad, ...bytes(after)]))).toBe('parsed')
      }
    }
    const nested = (depth: number) => bytes(`{"v":${'['.repeat(depth)}${']'.repeat(depth)}}`)
    expect(read(cacheOf(), nested(150))).not.toBe('parsed')
    expect(read(cacheOf(), nested(100_000))).toBe('parsed')
    const long = `{"v":"${'x'.repeat(2 << 20)}"}`
    expect(read(cacheOf(), bytes(long))).toBe('parsed')
  })

  it('reads values at any alignment to the vectors of WebAssembly', () => {
    const cache = cacheOf()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(70), fc.json({ maxDepth: 3 }), (text, space, json) => {
        const line = `{"v":${' '.repeat(space)}[${JSON.stringify(text)},${json}],"w":${JSON.stringify(text)},"名称":${json}}`
        const found = read(cache, bytes(line))
        if (found !== 'parsed') expect(found).toBe(JSON.stringify(JSON.parse(line)))
        else expect(hides(line), line).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('never takes a changed value for a cached one', () => {
    const records = Array.from({ length: 40 }, (_, i) => JSON.stringify(implementation(i, 1, false)))
    const cache = cacheOf(Implementation.members!)
    let validCount = 0
    let invalidCount = 0
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }), (record, edits) => {
        const line = bytes(record)
        for (const [at, byte] of edits) line[at % line.length] = byte
        const found = cache.read(line)
        if (!found) return
        const parsed = JSON.parse(utf8(line)!) as unknown
        const { data, members } = found
        expect(JSON.stringify(members.whole())).toBe(JSON.stringify(parsed))
        const invalidMembers = members.invalid.map((number) => Implementation.members![number - 1]!)
        expect(invalidMembers.length > 0 ? issuesOf(data as object, invalidMembers) : []).toEqual(Implementation.issues(parsed))
        for (const number of members.invalid) expect(members.ids[number]).toBeLessThanOrEqual(0)
        if (invalidMembers.length === 0) validCount++
        else invalidCount++
      }),
      { numRuns: 5000 },
    )
    expect(validCount).toBeGreaterThan(1000)
    expect(invalidCount).toBeGreaterThan(100)
  })

  it('reads a record correctly whatever records with the same leading value came before', () => {
    const value = fc.constantFrom('1', '12', '-0', '"甲"', '"甲乙"', '[1]', '[1,{"a":"b"}]', '{"a":1}', 'null', '""')
    const space = fc.constantFrom('', '', '', ' ')
    const member = fc
      .tuple(fc.constantFrom('w', '名称', 'x1'), space, space, value, space)
      .map(([name, ...rest]) => ({ name, text: `"${name}"${rest[0]}:${rest.slice(1).join('')}` }))
    const line = fc
      .tuple(fc.constantFrom('"a"', '"b"'), fc.uniqueArray(member, { selector: ({ name }) => name, minLength: 1 }), fc.boolean())
      .map(
        ([lead, rest, isLast]) => `{${(isLast ? [...rest.map(({ text }) => text), `"v":${lead}`] : [`"v":${lead}`, ...rest.map(({ text }) => text)]).join()}}`,
      )
    const cache = cacheOf(led)
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 12 }), (lines) => {
        for (const text of [...lines, ...lines, ...lines]) expect(read(cache, bytes(text)), text).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('shares one value with one id between equal bytes', () => {
    const cache = cacheOf()
    const [a, b, c] = ['{"v":[1],"w":"甲"}', '{"w":"乙","v":[1]}', '{"v":[1]}'].map((line) => cache.read(bytes(line))) as [Split, Split, Split]
    expect((a.data as { v: unknown }).v).toBe((b.data as { v: unknown }).v)
    expect(a.members.ids[1]).toBe(b.members.ids[1])
    expect(a.members.ids[2]).not.toBe(b.members.ids[2])
    expect([...c.members.ids]).toEqual([0, a.members.ids[1], 0, 0, 0])
    expect(b.members.names).toEqual(['w', 'v'])
  })

  it('is cleared when it is full, and never reuses an id', () => {
    const cache = cacheOf()
    const seen = new Map<number, number>()
    let wrong = 0
    for (let i = 0; i < 120_000; i++) {
      const value = i % 50_000
      const { data, members } = cache.read(bytes(`{"v":[${value}],"w":"same"}`)) as Split
      const { v, w } = data as { v: number[]; w: string }
      const id = members.ids[1]!
      if (v[0] !== value || w !== 'same' || (id > 0 && (seen.get(id) ?? value) !== value)) wrong++
      seen.set(id, value)
    }
    expect(wrong).toBe(0)
  })

  it('is suspended for 512 records when none can be split, and then tries again', () => {
    const cache = cacheOf()
    expect(cache.read(bytes('{"v":1}'))).toBeDefined()
    for (let i = 0; i < 32; i++) expect(cache.read(bytes('{"z":1}'))).toBeUndefined()
    let skipped = 0
    while (!cache.read(bytes('{"v":1}'))) skipped++
    expect(skipped).toBe(512)
  })
})

function isValid(line: string): boolean {
  try {
    JSON.parse(line)
    return !hides(line)
  } catch {
    return false
  }
}

/** Whether JSON.parse hides something in a text: a repeated name or a lone surrogate. */
function hides(line: string): boolean {
  const names = [...line.matchAll(/"(?:[^"\\]|\\.)*"(?=\s*:)/g)].length
  let known = 0
  JSON.parse(line, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) known += Object.keys(value).length
    return value
  })
  return names !== known || /\\u[dD][89a-fA-F]/.test(line)
}
