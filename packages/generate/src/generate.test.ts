import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { schemaProblems } from './check/schemas.js'
import { generate } from './generate.js'
import type { Schema, Source } from './source.js'

const leaf = { title: '名称', 'x-en': 'Name', description: '名称。', type: 'string', minLength: 1, maxLength: 10, 'x-clause': '4.1', examples: ['甲'] }
const slots = {
  $schema: { title: '模式', 'x-en': 'Schema', description: '模式。', type: 'string', 'x-clause': '4.1', examples: ['x'] },
  extensions: { title: '扩展', 'x-en': 'Extensions', description: '扩展。', $ref: '../../common/1.0/extensions.schema.json', 'x-clause': '4.1' },
}

const requirement = { locator: '1', zh: '应有名称。', en: 'A name.', kind: 'field', entity: 'thing', disposition: 'encoded' as const }

/** A source of one standard with one record type, as small as the house allows. */
function source(properties: Record<string, Schema> = {}, more: Partial<Schema> = {}): Source {
  const root: Schema = {
    title: '事物',
    'x-en': 'Thing',
    description: '事物。',
    'x-record': true,
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: { ...slots, name: leaf, ...properties },
    ...more,
  }
  const example: Record<string, unknown> = { $schema: 'x', name: '甲', extensions: { a: 1 } }
  for (const name of Object.keys(properties)) example[name] = properties[name]!['x-codelist'] ? 'red' : (properties[name]!.examples?.[0] ?? '甲')
  return {
    base: 'https://standards.example/schemas/',
    schemas: new Map<string, Schema>([
      ['thing/1.0/thing', root],
      ['common/1.0/extensions', { title: '扩展', 'x-en': 'Extensions', description: '扩展。', type: 'object', additionalProperties: true }],
    ]),
    codeLists: new Map([
      [
        'thing/colour',
        {
          name: 'thing/colour',
          codes: [{ code: 'red', title: '红', title_en: 'red', since: '', until: '', source: 'DOC/1', note: '', systems: { old: '1' } }],
        },
      ],
    ]),
    regions: [{ code: '420000', name: '湖北省', asOf: '2023-06-30' }],
    formerRegions: [],
    standards: new Map([
      [
        'thing@1.0',
        {
          standard: 'thing',
          edition: '1.0',
          title: { zh: '事物', en: 'Things' },
          status: 'draft',
          issued: null,
          effective: null,
          withdrawn: null,
          replaces: null,
          clauses: { '4.1': { modal: '应', text: { zh: '应有名称。', en: 'Shall have a name.' }, sources: ['DOC/1'] } },
        },
      ],
    ]),
    documents: [
      { id: 'DOC', title: { zh: '文件', en: 'Document' }, documentNumber: null, date: null, binding: 'national', requirements: { '1': requirement } },
    ],
    ambiguities: [],
    profiles: [],
    examples: new Map<string, unknown>([['thing/1.0/thing', example]]),
    cases: [],
    migrations: [],
    package: { name: 'things', version: '1.0.0', description: 'Things' },
    files: new Map(),
  }
}

describe('generate', () => {
  it('gives the same bytes twice, wherever it is run', async () => {
    const first = await generate(source())
    const here = process.cwd()
    process.chdir(tmpdir())
    const second = await generate(source())
    process.chdir(here)
    expect([...second.committed]).toEqual([...first.committed])
    expect([...second.cases]).toEqual([...first.cases])
  })

  it('derives $id from the path under the one base', async () => {
    const { committed } = await generate(source())
    expect(JSON.parse(committed.get('thing/1.0/thing.schema.json')!).$id).toBe('https://standards.example/schemas/thing/1.0/thing.schema.json')
  })

  it('writes types with the Chinese title, the description and the clause on the property', async () => {
    const declared = (await generate(source())).committed.get('thing/1.0/index.d.ts')!
    expect(declared).toContain('export interface Thing {')
    expect(declared).toMatch(/\* 名称 \(Name\)\n {3}\*\n {3}\* 名称。\n {3}\*\n {3}\* 条款 thing@1.0 4\.1/)
    expect(declared).toContain('name: string')
    expect(declared).toContain("import type { Extensions } from '../../common/1.0/index.js'")
  })

  it('turns a code list into a union and an enum', async () => {
    const { committed } = await generate(
      source({ colour: { title: '颜色', 'x-en': 'Colour', description: '颜色。', type: 'string', 'x-codelist': 'thing/colour', 'x-clause': '4.1' } }),
    )
    expect(committed.get('thing/1.0/index.d.ts')).toContain("| 'red'")
    expect(JSON.parse(committed.get('thing/1.0/thing.schema.json')!).properties.colour.enum).toEqual(['red'])
    expect(committed.get('codes.js')).toContain('"old": "1"')
  })

  it('writes validators without dependencies and without eval', async () => {
    const { committed } = await generate(
      source({ when: { title: '日期', 'x-en': 'Date', description: '日期。', type: 'string', format: 'date', 'x-clause': '4.1', examples: ['2024-01-01'] } }),
    )
    const checks = committed.get('checks.js')!
    const code = committed.get('thing/1.0/thing.validate.js')!
    expect(code.match(/^import .*$/gm)).toEqual([expect.stringMatching(/from '\.\.\/\.\.\/checks\.js'$/)])
    for (const text of [checks, code]) expect(text).not.toMatch(/\beval\(|new Function|\brequire\b|import\(/)
    expect(checks).not.toMatch(/^import/m)
    const { is, issues } = await import(inline(code.replace('../../checks.js', inline(checks))))
    expect(is({ name: '甲', when: '2024-02-29' })).toBe(true)
    expect(is({ name: '甲', when: '2023-02-29' })).toBe(false)
    expect(issues({ name: '', when: 3 })).toEqual([
      { rule: 'value-length', at: '/name', params: { minLength: 1, maxLength: 10, found: '' } },
      { rule: 'value-type', at: '/when', params: { expected: 'string', found: 3 } },
    ])
  })

  it('makes the smallest violation of every field and constraint', async () => {
    const cases = JSON.parse((await generate(source())).cases.get('fields/thing-1.0-thing.json')!) as { it: string; finds: { rule: string; at: string }[] }[]
    const found = cases.flatMap(({ finds }) => finds.map(({ rule, at }) => `${rule} ${at}`))
    for (const expected of ['field-present /name', 'value-type /name', 'value-length /name', 'field-known /notAField', 'value-type /extensions'])
      expect(found).toContain(expected)
  })

  it('makes accepted cases of each code and of the last value within each limit', async () => {
    const colour = { title: '颜色', 'x-en': 'Colour', description: '颜色。', type: 'string', 'x-codelist': 'thing/colour', 'x-clause': '4.1' }
    const { cases } = await generate(source({ colour }))
    const all = JSON.parse(cases.get('values/thing-1.0-thing.json')!) as { it: string; valid: boolean; finds?: unknown; instance: { name: string } }[]
    expect(all.map(({ it }) => it)).toEqual(
      expect.arrayContaining(['accepts /colour: red', 'accepts /name: minLength', 'accepts /name: maxLength', 'accepts /name: maxLength, U+20000']),
    )
    expect(all.every(({ valid, finds }) => valid && finds === undefined)).toBe(true)
    expect(all.find(({ it }) => it.endsWith('U+20000'))!.instance.name).toBe('𠀀'.repeat(10))
  })

  it('refuses a full example that does not use every field', async () => {
    const bad = source()
    bad.examples.set('thing/1.0/thing', { name: '甲' })
    await expect(generate(bad)).rejects.toThrow('/extensions: the full example does not use this field')
  })

  it('refuses a case whose example or pointer does not exist', async () => {
    const bad = source()
    bad.cases = [
      {
        rule: 'r',
        owner: 'thing',
        cases: [
          { it: 'a', from: '1.0/nothing' },
          { it: 'b', from: '1.0/thing', set: { '/no/such': 1 } },
        ],
      },
    ]
    await expect(generate(bad)).rejects.toThrow(/no example 1\.0\/nothing[^]*\/no\/such leads nowhere/)
  })
})

describe('house rules', () => {
  const breaches: [string, Schema, string][] = [
    ['a keyword outside the subset', { ...leaf, if: {} }, 'keyword if is outside the subset'],
    ['a field without Chinese title', { ...leaf, title: undefined }, 'has no Chinese title'],
    ['a field without description', { ...leaf, description: undefined }, 'has no description'],
    ['a clause that does not exist', { ...leaf, 'x-clause': '9.9' }, 'cites clause 9.9'],
    ['an open object', { ...leaf, type: 'object', minLength: undefined }, 'is open'],
    ['a format outside the subset', { ...leaf, format: 'email' }, '"email" is not allowed; allowed: date, date-time'],
    ['a misspelt keyword of our own', { ...leaf, 'x-clauze': '4.1' }, 'unknown keyword x-clauze; did you mean x-clause?'],
    ['a keyword that is misspelt', { ...leaf, maxLenght: 3 }, 'keyword maxLenght is outside the subset; did you mean maxLength?'],
    ['an untagged union', { ...leaf, oneOf: [{}] }, 'oneOf without a discriminator'],
  ]
  for (const [name, schema, message] of breaches) {
    it(`refuse ${name}`, () => {
      expect(messages(source({ bad: schema }))).toContain(message)
    })
  }
  it('let the smallest source pass', () => {
    expect(schemaProblems(source())).toEqual([])
  })
})

function messages(source: Source): string {
  return schemaProblems(source)
    .map(({ pointer, message }) => `${pointer}: ${message}`)
    .join('\n')
}

function inline(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`
}
