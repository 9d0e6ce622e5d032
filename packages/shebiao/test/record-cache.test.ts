import { MemberReader } from '@shebiao/conform/cache/record-cache.js'
import { width } from '@shebiao/conform/cache/splitter.js'
import { TextSplitter } from '@shebiao/conform/cache/text-splitter.js'
import type { Split } from '@shebiao/conform/read/ndjson.js'
import { utf8 } from '@shebiao/conform/read/text.js'
import { implementation } from '@shebiao/conform/sample/records.js'
import { issuesOf, type Property } from '@shebiao/schemas/runtime'
import { Implementation } from '@shebiao/schemas/service-item/1.0'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BytesSplitter } from '../src/wasm/byte-splitter.js'

const anything: Property[] = ['v', 'w', '名称', 'x1'].map((name) => [name, `/${name}`, false] as const)
/** The same, led by the first. */
const led: Property[] = anything.map(([name, at]) => [name, at, name === 'v'] as const)
const bytes = (text: string) => new TextEncoder().encode(text)

interface Reader {
  read(line: Uint8Array): Split | undefined
}

const readers: Record<string, (members: readonly Property[]) => Reader> = {
  bytes: (members) => new MemberReader(members, new BytesSplitter(members)),
  text: (members) => {
    const reader = new MemberReader(members, new TextSplitter(members))
    return {
      read(line) {
        const text = utf8(line)
        return text === undefined ? undefined : reader.read(text)
      },
    }
  },
}

/** What a line is read as, as text: `parsed` where another reader shall read it. */
function read(reader: Reader, line: Uint8Array): string {
  const found = reader.read(line)
  if (!found) return 'parsed'
  const whole = found.shared.whole() as Record<string, unknown>
  for (const name of found.shared.names) expect((found.data as Record<string, unknown>)[name]).toBe(whole[name])
  return JSON.stringify(whole)
}

// In the manner of parser test suites: values that every parser takes, and those that none may.
const sound = [
  '0', '-0', '1', '-1.5e+10', '1E22', '123456789012345678901234567890', '0.1', '1e-400', '""', '"a"', '"\\""', '"\\\\"', '"\\\\\\""', '"\\/\\b\\f\\n\\r\\t"',
  '"\\u0041"', '"\\u0000"', '"\u007f"', '"名称"', '"𠀀"', '"]"', '"}"', '","', '"{[\\"]}"', 'true', 'false', 'null', '[]', '{}', '[[]]', '[{}]', '{"a":[]}',
  '[1,2,3]', ' [ 1 , 2 ] ', '{ "a" : 1 }', '{"":0}', '{"a":"}"}', '["\\\\"]', '["\\\\\\""]', '[" \\\\\\\\"]', '{"a:b":"c:d"}', '"\u2028"', '[null,"",{"b":[[]]}]',
] // biome-ignore format: one list
const broken = [
  '', '+1', '01', '-01', '.5', '1.', '1e', '1e+', '--1', '0x1', 'NaN', 'Infinity', '1 2', 'tru', 'True', 'nul', "'a'", '"', '"a', '"a\\"', '"\\x"', '"\\u12"',
  '"\\u12g4"', '"\t"', '"\u0000"', '[', ']', '[1', '[1,', '[1,]', '[,1]', '[1 2]', '{', '}', '{"a"', '{"a":', '{"a":1', '{"a":1,}', '{a:1}', "{'a':1}",
  '{"a" 1}', '{"a":1 "b":2}', '{1:1}', '[1}', '{"a":1]', '[[]', '{"a":{}', '[}', '{]', '[\\]', '\\', '"a" "b"', '// c', '1 // c', '/* */1', '\u00a01', '[1]]',
] // biome-ignore format: one list
const hidden = ['"\\ud800"', '"\\udc00\\ud800"', '["\\uD83D"]', '{"a":1,"a":2}', '[{"b":{"c":1,"c":1}}]', '{"a":1,"\\u0061":2}']

describe.each(Object.keys(readers))('a line split into its members by its %s', (way) => {
  const readerOf = (members: readonly Property[] = anything) => readers[way]!(members)

  it('is what JSON.parse makes of it, the first time and when its values are known', () => {
    const reader = readerOf()
    for (const value of sound) {
      for (const line of [`{"v":${value}}`, ` {\t"v" : ${value} }\r`, `{"w":${value},"v":${value},"x1":0}`]) {
        const expected = JSON.stringify(JSON.parse(line))
        for (const _ of [1, 2]) expect(read(reader, bytes(line)), line).toBe(expected)
      }
    }
    expect(read(reader, bytes('{}'))).toBe('{}')
    expect(read(reader, bytes('{"名称":"甲","v":-0}'))).toBe('{"名称":"甲","v":0}')
  })

  it('is left to the parser where it is broken, or the parser hides something', () => {
    const reader = readerOf()
    for (const value of [...broken, ...hidden]) {
      for (const line of [`{"v":${value}}`, `{"v":1,"w":${value}}`, `{"v":${value},"w":1}`]) {
        // What ends a value early may make another line of it, which is whole.
        if (isSound(line)) continue
        expect(read(reader, bytes(line)), line).toBe('parsed')
        // So that it does not rest.
        expect(read(reader, bytes('{}'))).toBe('{}')
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
      expect(read(readerOf(), bytes(line)), line).toBe('parsed')
    }
  })

  it('is left to the parser where it is not UTF-8, or nests too deep', () => {
    for (const bad of [[0x80], [0xc0, 0x80], [0xe4, 0xb8], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]) {
      for (const [before, after] of [
        ['{"v":"', '"}'],
        ['{"v":["', '"]}'],
        ['{"v', '":1}'],
      ] as const) {
        expect(read(readerOf(), Uint8Array.from([...bytes(before), ...bad, ...bytes(after)]))).toBe('parsed')
      }
    }
    const nested = (depth: number) => bytes(`{"v":${'['.repeat(depth)}${']'.repeat(depth)}}`)
    expect(read(readerOf(), nested(150))).not.toBe('parsed')
    expect(read(readerOf(), nested(100_000))).toBe('parsed')
    const long = `{"v":"${'x'.repeat(2 << 20)}"}`
    expect(read(readerOf(), bytes(long))).toBe(way === 'bytes' ? 'parsed' : long)
  })

  it('is the same whatever stands around the edges of vectors', () => {
    const reader = readerOf()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(70), fc.json({ maxDepth: 3 }), (text, space, json) => {
        const line = `{"v":${' '.repeat(space)}[${JSON.stringify(text)},${json}],"w":${JSON.stringify(text)},"名称":${json}}`
        const found = read(reader, bytes(line))
        if (found !== 'parsed') expect(found).toBe(JSON.stringify(JSON.parse(line)))
        else expect(hides(line), line).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('never takes what was changed for what it was', () => {
    const records = Array.from({ length: 40 }, (_, i) => JSON.stringify(implementation(i, 1, false)))
    const reader = readerOf(Implementation.members!)
    let taken = 0
    let unsound = 0
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }), (record, edits) => {
        const line = bytes(record)
        for (const [at, byte] of edits) line[at % line.length] = byte
        const found = reader.read(line)
        if (!found) return
        const parsed = JSON.parse(utf8(line)!) as unknown
        const { data, shared } = found
        expect(JSON.stringify(shared.whole())).toBe(JSON.stringify(parsed))
        const wrong = shared.unsound.map((number) => Implementation.members![number - 1]!)
        expect(wrong.length > 0 ? issuesOf(data as object, wrong) : []).toEqual(Implementation.issues(parsed))
        for (const number of shared.unsound) expect(shared.ids[number]).toBeLessThanOrEqual(0)
        if (wrong.length === 0) taken++
        else unsound++
      }),
      { numRuns: 5000 },
    )
    expect(taken).toBeGreaterThan(1000)
    expect(unsound).toBeGreaterThan(100)
  })

  it('is the same whatever lines with its leading value came before', () => {
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
    const reader = readerOf(led)
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 12 }), (lines) => {
        for (const text of [...lines, ...lines, ...lines]) expect(read(reader, bytes(text)), text).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('shares values of equal bytes, and numbers them', () => {
    const reader = readerOf()
    const [a, b, c] = ['{"v":[1],"w":"甲"}', '{"w":"乙","v":[1]}', '{"v":[1]}'].map((line) => reader.read(bytes(line))) as [Split, Split, Split]
    expect((a.data as { v: unknown }).v).toBe((b.data as { v: unknown }).v)
    expect(a.shared.ids[1]).toBe(b.shared.ids[1])
    expect(a.shared.ids[2]).not.toBe(b.shared.ids[2])
    expect([...c.shared.ids]).toEqual([0, a.shared.ids[1], 0, 0, 0])
    expect(b.shared.names).toEqual(['w', 'v'])
  })

  it('begins anew when there is no more room, and uses no number twice', () => {
    const reader = readerOf()
    const seen = new Map<number, number>()
    let wrong = 0
    for (let i = 0; i < 120_000; i++) {
      const value = i % 50_000
      const { data, shared } = reader.read(bytes(`{"v":[${value}],"w":"same"}`)) as Split
      const { v, w } = data as { v: number[]; w: string }
      const id = shared.ids[1]!
      if (v[0] !== value || w !== 'same' || (id > 0 && (seen.get(id) ?? value) !== value)) wrong++
      seen.set(id, value)
    }
    expect(wrong).toBe(0)
  })

  it('rests where lines are never plain, and comes back', () => {
    const reader = readerOf()
    expect(reader.read(bytes('{"v":1}'))).toBeDefined()
    for (let i = 0; i < 32; i++) expect(reader.read(bytes('{"z":1}'))).toBeUndefined()
    let rested = 0
    while (!reader.read(bytes('{"v":1}'))) rested++
    expect(rested).toBe(512)
  })
})

it('lists of a line that is like others only what differs', () => {
  const splitter = new BytesSplitter(led)
  const reader = new MemberReader(led, splitter)
  const listed = (text: string) => {
    expect(reader.read(bytes(text))!.shared.whole()).toEqual(JSON.parse(text))
    return splitter.model > 0 ? Array.from({ length: splitter.split(bytes(text)) }, (_, i) => led[splitter.list[width * i]! - 1]![0]) : 'all'
  }
  // Its leading value is kept, then the line.
  expect([1, 2].map(() => listed('{"v":"a","w":1,"x1":[2]}'))).toEqual(['all', 'all'])
  expect(listed('{"v":"a","w":1,"x1":[3]}')).toEqual(['v', 'x1'])
  expect(listed('{"v":"a","w":12,"x1":[2]}')).toEqual(['v', 'w'])
  expect(listed('{"v":"a","x1":[2],"w":1}')).toBe('all')
  expect(listed('{"v":"b","w":1,"x1":[2]}')).toBe('all')
})

it('keeps no lines for others to be like where there are too many kinds of them', () => {
  const splitter = new BytesSplitter(led)
  const reader = new MemberReader(led, splitter)
  const likeOthers = (kinds: number) => {
    let count = 0
    for (let i = 0; i < 5 * kinds; i++) {
      const text = `{"v":"${i % kinds}","w":"${'x'.repeat(6000)}","x1":[${i}]}`
      expect(JSON.stringify(reader.read(bytes(text))!.shared.whole())).toBe(text)
      if (splitter.model > 0) count++
    }
    return count
  }
  expect(likeOthers(300)).toBe(900)
  // More than there is room for: all are let go, and for so many lines none is kept.
  expect(likeOthers(900)).toBeLessThan(700)
  expect(likeOthers(300)).toBe(0)
})

function isSound(line: string): boolean {
  try {
    JSON.parse(line)
    return !hides(line)
  } catch {
    return false
  }
}

/** Whether JSON.parse hides something in a text: a repeated name, or half of a character. */
function hides(line: string): boolean {
  const names = [...line.matchAll(/"(?:[^"\\]|\\.)*"(?=\s*:)/g)].length
  let known = 0
  JSON.parse(line, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) known += Object.keys(value).length
    return value
  })
  return names !== known || /\\u[dD][89a-fA-F]/.test(line)
}
