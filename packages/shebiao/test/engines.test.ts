import { readFileSync } from 'node:fs'
import { Checker } from '@shebiao/conform/check/checker.js'
import type { CheckStrategy } from '@shebiao/conform/check/strategy.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { profiles } from '@shebiao/schemas/registry'
import { afterEach, describe, expect, it } from 'vitest'
import { mutations } from '../../../scripts/mutate.mjs'
import { corpusRecords, sampleRecords } from '../../conform/test/corpus-records.js'
import { strategy } from '../src/runner/strategy.js'

// Cached, records are put together from values that were read before, and rules are not run on values on which they were silent.
// The findings are those of a plain check, to the byte.

const asOf = '2026-01-01'
/** Checks every record under every profile, and more changed ones; else a third. */
const every = process.env.SHEBIAO_EVERY !== undefined
afterEach(() => {
  delete process.env.SHEBIAO_ENGINE
})

type Way = 'plain' | 'cached'

/** All findings in files of these texts, the report, and how many records were not parsed. */
async function found(texts: string[], type: string | undefined, profile: string | undefined, way: Way, format: 'ndjson' | 'json') {
  process.env.SHEBIAO_ENGINE = way
  const findings: ReportedFinding[] = []
  let split = 0
  const own = strategy()
  const counting: CheckStrategy = {
    ...own,
    decoder() {
      const decoder = own.decoder()
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

/** The bytes of a text in chunks that are used again, as those of files are. */
function* chunks(text: string) {
  const bytes = Buffer.from(text)
  const chunk = Buffer.alloc(1 << 16)
  for (let at = 0; at < bytes.length; at += chunk.length) yield chunk.subarray(0, bytes.copy(chunk, 0, at))
}

function compare(lines: string[], type?: string, profile?: string): Promise<number> {
  return compareTexts([lines.map((line) => `${line}\n`).join('')], 'ndjson', type, profile)
}

/** The same in arrays, of which every other element is on lines of its own. */
function compareArrays(lines: string[], type?: string): Promise<number> {
  const elements = lines.map((line, i) => (i % 2 === 0 ? line : JSON.stringify(JSON.parse(line), null, 2)))
  return compareTexts([`[${elements.join(', ')}]`], 'json', type)
}

/** Expects the same of a cached and a plain check; returns how many records were not parsed. */
async function compareTexts(texts: string[], format: 'ndjson' | 'json', type?: string, profile?: string): Promise<number> {
  const plain = await found(texts, type, profile, 'plain', format)
  expect(plain.split).toBe(0)
  const cached = await found(texts, type, profile, 'cached', format)
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

/** Lines behind valid ones, so that their values are cached, and with valid ones between, so that the cache does not rest. */
function among(lines: string[], type: string): string[] {
  const sound = JSON.stringify(minimal(type))
  return [...Array.from({ length: 60 }, () => sound), ...lines.flatMap((line, i) => (i % 20 === 0 ? [sound, line] : [line]))]
}

describe('a cached check finds what a plain one finds', () => {
  for (const [type, records] of byType) {
    if (type.startsWith('common/')) continue
    it(`in the corpus and the sample of ${type}`, async () => {
      const lines = records.map((one) => JSON.stringify(one))
      expect(await compare(among([...lines, ...lines], type), type)).toBeGreaterThan(records.length / 10)
      expect(await compareArrays(among(lines, type), type)).toBeGreaterThan(records.length / 20)
    })
  }

  for (const profile of Object.keys(profiles)) {
    it(`under the profile ${profile}`, async () => {
      const type = 'service-item/1.0/implementation'
      const records = byType.get(type)!.filter((_, i) => every || i % 3 === 0)
      const lines = records.map((one) => JSON.stringify(one))
      expect(await compare(among([...lines, ...lines], type), type, profile)).toBeGreaterThan(records.length / 4)
    })
  }

  it('in a file of many types, some with fields of others', async () => {
    const types = [...byType.keys()].filter((type) => !type.startsWith('common/'))
    const lines: string[] = []
    for (let i = 0; i < 4000; i++) {
      // In rows of one type, and mixed.
      const type = types[i < 2000 ? Math.floor(i / 100) % types.length : (i * 7) % types.length]!
      const other = types[(i * 5 + 1) % types.length]!
      const own = i % 3 === 0 ? minimal(type) : byType.get(type)![i % byType.get(type)!.length]!
      const $schema = `https://shebiao.example/schemas/${type}.schema.json`
      lines.push(JSON.stringify(i % 11 === 0 ? { ...minimal(other), ...own } : i % 2 === 0 ? { $schema, ...own } : own))
      // What is sound as one type, and says that it is another.
      if (i % 13 === 0) lines.push(JSON.stringify({ ...minimal(other), $schema }))
    }
    expect(await compare(lines)).toBeGreaterThan(200)
    expect(await compareArrays(lines)).toBeGreaterThan(200)
  })

  it('in files of one record each, of one type and of many', async () => {
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
    // A mark before the record is no part of its text, and of its bytes one.
    const marked = texts.slice(0, 200).map((text, i) => (i % 5 === 0 ? `\ufeff${text}` : text))
    expect(await compareTexts(marked, 'json')).toBeGreaterThan(30)
  })

  // What is wrong with all records of a file is found in each, though most of it is known from the one before.
  it.each(['service-item/1.0/implementation', 'service-guide/2.0/guide', 'bank-outlet/1.0/outlet'])('in records of %s that are wrong alike', async (type) => {
    const records = byType.get(type)!.slice(0, 25)
    const names = [...new Set(records.flatMap((one) => Object.keys(one)))]
    const wrong = (one: object, ...changes: Record<string, unknown>[]) => JSON.stringify(Object.assign({}, one, ...changes))
    const lines: string[] = []
    for (const [n, name] of names.entries()) {
      if (!every && n % 3 !== 0) continue
      const other = names[(n * 7 + 3) % names.length]!
      for (const [i, one] of records.entries()) {
        // Undefined is left out of a text.
        lines.push(wrong(one, { [name]: undefined }))
        lines.push(wrong(one, { [name]: 7 }), wrong(one, { [name]: 7 }))
        lines.push(wrong(one, { [name]: [`${i}`, {}] }, i % 3 === 0 ? { [other]: null } : {}))
        if (i % 4 === 0) lines.push(JSON.stringify(one), wrong(one, { [name]: undefined, [other]: undefined }))
      }
    }
    expect(await compare(among(lines, type), type)).toBeGreaterThan(lines.length / 3)
    expect(await compareArrays(among(lines.slice(0, 600), type), type)).toBeGreaterThan(150)
    if (type === 'service-item/1.0/implementation') await compare(among(lines.slice(0, 600), type), type, 'qingdao')
  })

  it('in records changed at random, and in lines changed in a byte', async () => {
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
      expect(await compare(among(lines, type), type)).toBeGreaterThan(every ? 1000 : 120)
    }
  })
})
