import { readFileSync } from 'node:fs'
import { recordTypes } from '@shebiao/schemas/registry'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assessment, conclude, type DataFinding } from '../src/dataset/conclude.js'
import { DataSet } from '../src/dataset/data-set.js'
import { join, MemoryFactTable, type Row, rowsOf } from '../src/dataset/fact-table.js'
import { checkDataset, type Engine, engine, type Report } from '../src/index.js'
import type { DataRule } from '../src/model/data-rule.js'
import { html } from '../src/reporters/html.js'
import { text } from '../src/reporters/text.js'
import { dataRules } from '../src/rules/dataset/index.js'

const example = (path: string) => JSON.parse(readFileSync(new URL(`../../../schemas/${path}`, import.meta.url), 'utf8'))
const coded = example('service-item/1.0/examples/implementation.coded.json')
const $schema = 'https://shebiao.example/schemas/service-item/1.0/implementation.schema.json'
const asOf = '2026-01-01'

const names = fc.constantFrom('职工参保登记', '职工 参保登记', '职工参保', '居民参保登记')
const item = fc.record({
  itemName: names,
  basicCode: fc.constantFrom('002014022000', '002014021000', '422014022000'),
  useLevel: fc.constantFrom('province', 'city', 'county'),
  region: fc.record({ code: fc.constantFrom('420000', '420106', '510104') }),
  isHighFrequency: fc.boolean(),
  promisedLimit: fc.constantFrom({ state: 'immediate' }, { state: 'bounded', value: 5, unit: 'workingDay' }),
  provinceWideHandling: fc.boolean(),
})
const records = fc.array(item, { minLength: 2, maxLength: 12 }).map((all) => all.map((one) => ({ ...coded, ...one })))

/** Concludes rows. Returns findings, measures and assessments as plain data. */
function concluded(rows: Row[], rules: readonly DataRule[] = dataRules): unknown {
  const table = new MemoryFactTable()
  table.join(rows)
  const concluding = conclude(table, rules, asOf, () => 'error')
  const findings: unknown[] = []
  for (;;) {
    const { done, value } = concluding.next()
    if (done) return { findings, ...(value && { measures: value.measures.map(({ measure }) => measure), assessed: value.assessments.map(plainAssessment) }) }
    findings.push({ ...(value as DataFinding), rule: (value as DataFinding).rule.id })
  }
}

const plainAssessment = ({ rule, ...rest }: Assessment) => ({ rule: rule.id, ...rest })

describe('a data set', async () => {
  const itemEngine: Engine = await engine({ standard: 'service-item', type: 'implementation', asOf })

  /** The rows of some records. Each record keeps its number among all. */
  function rowsOfSome(all: unknown[], numbers: number[]): Row[] {
    const dataset = new DataSet(dataRules, asOf)
    for (const i of numbers) {
      const record = { data: all[i], prefix: '', problems: [], locate: () => ({ line: i + 1, column: 1 }) }
      dataset.fold(itemEngine, record, itemEngine.check(all[i]), { source: `${i % 2 === 0 ? 'b' : 'a'}.ndjson` }, i + 1)
    }
    return [...rowsOf(dataset.table)]
  }

  it('has the same conclusion however its records are split and ordered', () => {
    fc.assert(
      fc.property(records, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (all, order, parts) => {
        const numbers = all.map((_, i) => i)
        const shuffled = [...numbers].sort((a, b) => order[a]! - order[b]! || b - a)
        const split: number[][] = Array.from({ length: parts }, () => [])
        for (const i of shuffled) split[order[i]! % parts]!.push(i)
        const joined = split.map((some) => rowsOfSome(all, some)).reduce((a, b) => join(a, b))
        const whole = rowsOfSome(all, numbers)
        expect(joined).toEqual(whole)
        expect(concluded(joined)).toEqual(concluded(whole))
      }),
      { numRuns: 60 },
    )
  })
  it('has the same conclusion whether or not unique keys are skipped', () => {
    const withoutSkipping = dataRules.map(({ uniqueIsValid, ...rule }) => rule)
    fc.assert(
      fc.property(records, (all) => {
        const rows = rowsOfSome(
          all,
          all.map((_, i) => i),
        )
        expect(concluded(rows)).toEqual(concluded(rows, withoutSkipping))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a single fact that occurs once', () => {
  const cases = (id: string): Case[] => JSON.parse(readFileSync(new URL(`../../../schemas/dist/cases/rules/${id}.json`, import.meta.url), 'utf8'))
  const location = { source: 's', from: 0, record: 1, type: 'service-item@1.0/implementation', prefix: '', at: '' }
  const packed = fc
    .array(fc.oneof(fc.constantFrom('', '0', '1', 'national', 'list', 'version', '000001'), fc.string()), { maxLength: 6 })
    .map((parts) => parts.join('\u001f'))

  for (const rule of dataRules.filter(({ uniqueIsValid }) => uniqueIsValid)) {
    const problems = (key: string, fact: string) => [
      ...rule.findings({ key, facts: [{ fact, count: 1, places: [location] }] }, { asOf, marks: new Set(['sichuan', 'chongqing']) }),
    ]
    it(`is no problem for ${rule.id}`, () => {
      expect([rule.concerns, rule.measures]).toEqual([undefined, undefined])
      let remembered = 0
      for (const { records } of cases(rule.id)) {
        for (const { schema, instance } of records) {
          const [standard, edition, type] = schema.split('/')
          const context = { asOf, standard: `${standard}@${edition}`, region: instance.region?.code ?? '510104' }
          for (const { of, facts } of rule.folds) {
            if (of !== `${standard}/${type}`) continue
            facts(
              instance,
              (key, fact) => {
                remembered++
                if (key !== '') expect(problems(key, fact)).toEqual([])
              },
              context,
            )
          }
        }
      }
      expect(remembered).toBeGreaterThan(0)
      fc.assert(
        fc.property(packed, packed, (key, fact) => {
          expect(problems(key, fact)).toEqual([])
        }),
      )
    })
  }
})

/** An expanded case of a data-set rule. */
interface Case {
  records: { schema: string; instance: { region?: { code: string } } }[]
}

describe('a fold', () => {
  // The full example of each record type, in its newest edition.
  const full = Object.fromEntries(
    recordTypes.map(({ standard, type, path }) => [`${standard.split('@')[0]}/${type}`, path.replace(/\/([^/]+)$/, '/examples/$1.json')]),
  )
  for (const { id, folds } of dataRules) {
    it(`of ${id} reads only fields that it needs`, () => {
      for (const { of, needs, facts } of folds) {
        const read = new Set<string>()
        const record = new Proxy(example(full[of]!), {
          get(target, key) {
            // The full example has every field of its type.
            if (key in target) read.add(`/${String(key)}`)
            return target[key]
          },
          ownKeys() {
            throw new Error('reads every field')
          },
        })
        const remembered: string[] = []
        facts(record, (key, fact) => remembered.push(key, fact), { asOf, standard: '', region: '420000' })
        expect(remembered.every((one) => typeof one === 'string')).toBe(true)
        for (const field of read)
          expect(
            needs.some((need) => need === field || need.startsWith(`${field}/`)),
            `${of} ${field}`,
          ).toBe(true)
      }
    })
  }
})

describe('checkDataset()', () => {
  const province = { $schema, ...coded, useLevel: 'province', region: { code: '510000' } }
  const county = { $schema, ...coded, itemName: '职工参保', region: { code: '510104' } }
  const report = (language: 'zh' | 'en' = 'zh'): Promise<Report> =>
    checkDataset([province, county, { ...county, region: { code: '510105' } }], { asOf, language })

  it('reports a finding at the first record that deviates, counts all such records and names them', async () => {
    const [finding] = (await report()).findings
    expect(finding).toMatchObject({ rule: 'four-level-four-same', severity: 'error', at: '/1/itemName', clause: 'service-item@1.0#10.1.1', field: '事项名称' })
    expect(finding!.message).toContain('省级为“职工参保登记”')
    expect(finding!.dataset).toEqual({
      key: '002014022000',
      facts: '3 county name,type,basis 职工参保 publicService 社会保险法',
      records: 2,
      places: [
        { source: 'memory', at: '/1/itemName', region: '510104 锦江区' },
        { source: 'memory', at: '/2/itemName', region: '510105 青羊区' },
      ],
      subject: '事项名称',
      found: '职工参保',
      norm: { value: '职工参保登记', level: '省级', records: 1 },
    })
  })
  it('shows who deviates from what in text and in HTML, in two languages', async () => {
    const zh = await report()
    expect(text(zh)).toContain('002014022000  事项名称  省级 “职工参保登记” ×1  ←  “职工参保” ×2  510104 锦江区、510105 青羊区')
    expect(html(zh)).toContain('谁与谁不同')
    const en = await report('en')
    expect(text(en)).toContain('who deviates from what')
    expect(en.findings[0]!.message).toMatch(/“职工参保”, at province level “职工参保登记”; 2 records/)
  })
  it('reports which rules could not be assessed and why, and does not count them as passed', async () => {
    const { dataset, notChecked } = await report()
    expect(dataset!.rules.find(({ rule }) => rule === 'implemented-item-in-catalogue')).toMatchObject({
      status: 'notAssessed',
      reason: '数据中没有基本目录或目录事项',
    })
    expect(notChecked).toContainEqual({ rule: 'implemented-item-in-catalogue', records: 0, reason: '数据中没有基本目录或目录事项' })
    expect(dataset!.rules.find(({ rule }) => rule === 'item-codes-unique')!.status).toBe('nothingToCompare')
  })
  it('leaves out a record with invalid fields, and counts it as not checked', async () => {
    const { notChecked, findings } = await checkDataset([province, { ...county, itemName: 3 }, county], { asOf })
    expect(findings.filter(({ rule }) => rule === 'four-level-four-same').map(({ at }) => at)).toEqual(['/2/itemName'])
    expect(notChecked).toContainEqual({ rule: 'four-level-four-same', records: 1, reason: '所需字段有误，未能检查' })
  })
  it('lists findings of data rules however many findings records have', async () => {
    const { findings, summary } = await checkDataset([province, { ...county, legalBasis: [] }], { asOf, maxFindings: 1 })
    expect(findings.map(({ rule }) => rule)).toContain('four-level-four-same')
    expect(findings).toHaveLength(2)
    expect(summary.notListed).toBe(summary.errors + summary.warnings + summary.infos - 2)
  })
  it('has no conclusion on a single record', async () => {
    expect((await checkDataset([county], { asOf })).dataset).toBeUndefined()
  })
  it('accepts an async iterable of records', async () => {
    async function* recordStream() {
      yield province
      yield county
    }
    expect((await checkDataset(recordStream(), { asOf })).findings.map(({ at }) => at)).toEqual(['/1/itemName'])
  })
  it('waives a finding by the file of its first record', async () => {
    const waivers = [{ rule: 'four-level-four-same', owner: '某局', reason: '修订中', until: '2026-06-30' }]
    const waived = await checkDataset([province, county], { asOf, waivers })
    expect(waived.findings[0]!.waived).toMatchObject({ owner: '某局' })
    expect(waived.summary.errors).toBe(0)
  })
})
