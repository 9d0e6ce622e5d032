import { readFileSync } from 'node:fs'
import { Checker } from '@shebiao/conform/check/checker.js'
import type { CheckStrategy } from '@shebiao/conform/check/strategy.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { profiles } from '@shebiao/schemas/registry'
import { afterEach, describe, expect, it } from 'vitest'
import { mutations } from '../../../scripts/mutate.mjs'
import { corpusRecords, sampleRecords } from '../../conform/test/corpus-records.js'
import { strategy } from '../src/runner/strategy.js'

// A cached check builds records from values that it read before, and skips rules on values for which they reported nothing.
// Its findings must be those of a plain check, byte for byte.

const asOf = '2026-01-01'
/** Checks all records under all profiles, and more mutated ones; by default a third of the records. */
const every = process.env.SHEBIAO_EVERY !== undefined
afterEach(() => {
  delete process.env.SHEBIAO_ENGINE
})

type Engine = 'plain' | 'cached'

/** Checks files with these texts. Returns all findings, the report, and the number of records that were split instead of parsed. */
async function check(texts: string[], type: string | undefined, profile: string | undefined, engine: Engine, format: 'ndjson' | 'json') {
  process.env.SHEBIAO_ENGINE = engine
  const findings: ReportedFinding[] = []
  let split = 0
  const checkStrategy = strategy()
  const counting: CheckStrategy = {
    ...checkStrategy,
    decoder() {
      const decoder = checkStrategy.decoder()
      const { record } = decoder
      if (!record) return decoder
      return {
        ...decoder,
        record(...args) {
          const found = record.apply(decoder, args)
          if (found) split++
          return found
        },
      }
    },
  }
  const options = { asOf, ...(profile && { profile }), maxFindings: 5 }
  const checker = new Checker(options, { strategy: counting, sink: (one) => findings.push(one) })
  const [standard, edition, name] = type?.split('/') ?? []
  const expected = type === undefined ? {} : { standard: `${standard}@${edition}`, type: name }
  for (const [i, text] of texts.entries()) {
    const file = checker.collector.file({ source: `${i}.${format}`, format, encoding: 'utf-8' })
    await checker.file(file, chunks(text), format, { ...expected, profile }, [])
  }
  return { findings: JSON.stringify(findings), report: JSON.stringify(await checker.report()), split }
}

/** The bytes of a text in chunks that reuse one buffer, as chunks of files do. */
function* chunks(text: string) {
  const bytes = Buffer.from(text)
  const chunk = Buffer.alloc(1 << 16)
  for (let at = 0; at < bytes.length; at += chunk.length) yield chunk.subarray(0, bytes.copy(chunk, 0, at))
}

function compare(lines: string[], type?: string, profile?: string): Promise<number> {
  return compareTexts([lines.map((line) => `${line}\n`).join('')], 'ndjson', type, profile)
}

/** Compares on a JSON array of the lines, with every other element pretty-printed. */
function compareArrays(lines: string[], type?: string): Promise<number> {
  const elements = lines.map((line, i) => (i % 2 === 0 ? line : JSON.stringify(JSON.parse(line), null, 2)))
  return compareTexts([`[${elements.join(', ')}]`], 'json', type)
}

/** Expects equal findings and reports of a cached and a plain check. Returns the number of records that the cached one split. */
async function compareTexts(texts: string[], format: 'ndjson' | 'json', type?: string, profile?: string): Promise<number> {
  const plain = await check(texts, type, profile, 'plain', format)
  expect(plain.split).toBe(0)
  const cached = await check(texts, type, profile, 'cached', format)
  expect(cached.findings === plain.findings, `findings of ${type ?? 'all'} ${profile ?? ''}`).toBe(true)
  expect(cached.report).toBe(plain.report)
  return cached.split
}

const byType = new Map<string, Record<string, unknown>[]>()
for (const { schema, data } of [...sampleRecords(), ...corpusRecords()]) {
  const list = byType.get(schema)
  if (list) list.push(data)
  else byType.set(schema, [data])
}
const minimal = (type: string) => {
  const [standard, edition, name] = type.split('/')
  return JSON.parse(readFileSync(new URL(`../../../schemas/${standard}/${edition}/examples/${name}.minimal.json`, import.meta.url), 'utf8')) as object
}

/** Lines after valid ones, so that values are cached, and with valid ones in between, so that the cache is not suspended. */
function amongValid(lines: string[], type: string): string[] {
  const valid = JSON.stringify(minimal(type))
  return [...Array.from({ length: 60 }, () => valid), ...lines.flatMap((line, i) => (i % 20 === 0 ? [valid, line] : [line]))]
}

describe('a cached check has the findings of a plain check', () => {
  for (const [type, records] of byType) {
    if (type.startsWith('common/')) continue
    it(`on the corpus and the sample of ${type}`, async () => {
      const lines = records.map((one) => JSON.stringify(one))
      expect(await compare(amongValid([...lines, ...lines], type), type)).toBeGreaterThan(records.length / 10)
      expect(await compareArrays(amongValid(lines, type), type)).toBeGreaterThan(records.length / 20)
    })
  }

  for (const profile of Object.keys(profiles)) {
    it(`under the profile ${profile}`, async () => {
      const type = 'service-item/1.0/implementation'
      const records = byType.get(type)!.filter((_, i) => every || i % 3 === 0)
      const lines = records.map((one) => JSON.stringify(one))
      expect(await compare(amongValid([...lines, ...lines], type), type, profile)).toBeGreaterThan(records.length / 4)
    })
  }

  it('on a file of many record types, some with fields of others', async () => {
    const types = [...byType.keys()].filter((type) => !type.startsWith('common/'))
    const lines: string[] = []
    for (let i = 0; i < 4000; i++) {
      // First in runs of one type, then mixed.
      const type = types[i < 2000 ? Math.floor(i / 100) % types.length : (i * 7) % types.length]!
      const other = types[(i * 5 + 1) % types.length]!
      const own = i % 3 === 0 ? minimal(type) : byType.get(type)![i % byType.get(type)!.length]!
      const $schema = `https://shebiao.example/schemas/${type}.schema.json`
      lines.push(JSON.stringify(i % 11 === 0 ? { ...minimal(other), ...own } : i % 2 === 0 ? { $schema, ...own } : own))
      // Valid as one type, but declared as another.
      if (i % 13 === 0) lines.push(JSON.stringify({ ...minimal(other), $schema }))
    }
    expect(await compare(lines)).toBeGreaterThan(200)
    expect(await compareArrays(lines)).toBeGreaterThan(200)
  })

  it('on files of one record each, of one type and of many', async () => {
    const types = [...byType.keys()].filter((type) => !type.startsWith('common/'))
    const texts: string[] = []
    for (let i = 0; i < 1200; i++) {
      const type = types[i < 600 ? 0 : i < 900 ? Math.floor(i / 50) % types.length : i % types.length]!
      const own = i % 9 === 0 ? minimal(type) : byType.get(type)![i % byType.get(type)!.length]!
      const text = JSON.stringify(own, null, i % 2 === 0 ? 2 : 0)
      const at = (i * 7919) % text.length
      const changed = i % 10 === 3 ? text.slice(0, at) + ' "\\{]:0'[i % 8] + text.slice(at + 1) : text
      texts.push(`${i % 7 === 0 ? ' \n' : ''}${changed}${['', '\n', '\r\n', '\n\n{}', ' ,'][i % 23] ?? ''}`)
    }
    expect(await compareTexts(texts, 'json')).toBeGreaterThan(300)
    // A byte-order mark is part of the bytes of a file, but not of its text.
    const marked = texts.slice(0, 200).map((text, i) => (i % 5 === 0 ? `\ufeff${text}` : text))
    expect(await compareTexts(marked, 'json')).toBeGreaterThan(30)
  })

  // An invalid value that all records share is reported for each, although it is cached after the first.
  it.each(['service-item/1.0/implementation', 'service-guide/2.0/guide', 'bank-outlet/1.0/outlet'])(
    'on records of %s that share the same violations',
    async (type) => {
      const records = byType.get(type)!.slice(0, 25)
      const names = [...new Set(records.flatMap((one) => Object.keys(one)))]
      const changed = (one: object, ...changes: Record<string, unknown>[]) => JSON.stringify(Object.assign({}, one, ...changes))
      const lines: string[] = []
      for (const [n, name] of names.entries()) {
        if (!every && n % 3 !== 0) continue
        const other = names[(n * 7 + 3) % names.length]!
        for (const [i, one] of records.entries()) {
          // JSON.stringify() leaves undefined out: the member is missing.
          lines.push(changed(one, { [name]: undefined }))
          lines.push(changed(one, { [name]: 7 }), changed(one, { [name]: 7 }))
          lines.push(changed(one, { [name]: [`${i}`, {}] }, i % 3 === 0 ? { [other]: null } : {}))
          if (i % 4 === 0) lines.push(JSON.stringify(one), changed(one, { [name]: undefined, [other]: undefined }))
        }
      }
      expect(await compare(amongValid(lines, type), type)).toBeGreaterThan(lines.length / 3)
      expect(await compareArrays(amongValid(lines.slice(0, 600), type), type)).toBeGreaterThan(150)
      if (type === 'service-item/1.0/implementation') await compare(amongValid(lines.slice(0, 600), type), type, 'qingdao')
    },
  )

  it('on mutated records, and on lines with a byte changed', async () => {
    for (const type of ['service-item/1.0/implementation', 'service-guide/2.0/guide', 'bank-outlet/1.0/outlet']) {
      const records = byType.get(type)!
      const lines: string[] = []
      let changed = 0
      for (const one of mutations(records, 11) as Iterable<object>) {
        const text = JSON.stringify(one)
        const at = (changed * 7919) % text.length
        lines.push(JSON.stringify(records[changed % records.length]), text)
        if (changed % 5 === 0) lines.push(text.slice(0, at) + ' "\\{]:0'[changed % 8] + text.slice(at + 1))
        if (++changed === (every ? 5000 : 600)) break
      }
      expect(await compare(amongValid(lines, type), type)).toBeGreaterThan(every ? 1000 : 120)
    }
  })
})
