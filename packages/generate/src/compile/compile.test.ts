import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runtimeModules } from '../emit/runtime-modules.js'
import { distinct, equal, lengthWithin } from '../runtime/checks.js'
import type { Issue } from '../runtime/issues.js'
import type { Schema } from '../source.js'
import { compile } from './compile.js'

const inline = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`
const checks = inline((await runtimeModules()).checks!)
const compiled = async (schema: Schema) => (await import(inline(compile(schema, checks)))) as { is(data: unknown): boolean; issues(data: unknown): Issue[] }

/** The official test suite is no part of this repository; CI has it beside it. */
const suite = ['../../../../../shared/conformance/JSON-Schema-Test-Suite', '../../../../../JSON-Schema-Test-Suite']
  .map((path) => fileURLToPath(new URL(`${path}/tests/draft2020-12/`, import.meta.url)))
  .concat(process.env.JSON_SCHEMA_TEST_SUITE ? [`${process.env.JSON_SCHEMA_TEST_SUITE}/tests/draft2020-12/`] : [])
  .find((path) => existsSync(path))

/** Keywords outside the subset: the suite has cases of each, and the compiler refuses each. */
const outside =
  '$anchor $defs $dynamicAnchor $id allOf anyOf contains contentEncoding contentMediaType dependentRequired dependentSchemas else exclusiveMaximum exclusiveMinimum if maxContains maxProperties minContains minProperties not patternProperties prefixItems propertyNames then unevaluatedItems unevaluatedProperties'.split(
    ' ',
  )

interface Group {
  description: string
  schema: Schema
  tests: { description: string; data: unknown; valid: boolean }[]
}

describe('the compiler', () => {
  it('refuses keywords and forms outside the subset', () => {
    for (const bad of [
      { not: {} },
      { type: 'text' },
      { type: 'string', contentEncoding: 'x' },
      { type: 'string', format: 'email' },
      { oneOf: [{ type: 'string' }] },
      { oneOf: [{ $ref: '#/$defs/a' }], discriminator: { propertyName: 'tag' }, $defs: { a: { properties: { tag: { const: 'a' } } } } },
      { properties: {}, additionalProperties: { type: 'string' } },
      { $ref: 'other.json' },
      { properties: { a: true } },
    ]) {
      expect(() => compile(bad as never, checks), JSON.stringify(bad)).toThrow('the compiler does not know')
    }
  })

  it('reports each cause once, at its pointer', async () => {
    const { issues } = await compiled({
      type: 'object',
      required: ['a/b', 'list'],
      additionalProperties: false,
      properties: {
        'a/b': { type: 'string', minLength: 3, pattern: '^x' },
        list: { type: 'array', maxItems: 2, uniqueItems: true, items: { $ref: '#/$defs/Entry' } },
      },
      $defs: { Entry: { type: 'object', properties: { n: { type: 'integer', minimum: 1 } }, additionalProperties: false } },
    })
    expect(issues({ list: [{ n: 0 }, { n: 0 }, { n: '1' }], '~x': 1 })).toEqual([
      { rule: 'field-present', at: '/a~1b', params: {} },
      { rule: 'items-count', at: '/list', params: { maxItems: 2, found: [{ n: 0 }, { n: 0 }, { n: '1' }] } },
      { rule: 'value-in-range', at: '/list/0/n', params: { minimum: 1, found: 0 } },
      { rule: 'value-in-range', at: '/list/1/n', params: { minimum: 1, found: 0 } },
      { rule: 'value-type', at: '/list/2/n', params: { expected: 'integer', found: '1' } },
      { rule: 'items-unique', at: '/list/1', params: { first: 0, found: { n: 0 } } },
      { rule: 'field-known', at: '/~0x', params: { name: '~x', found: 1 } },
    ])
    expect(issues({ 'a/b': 'y', list: [] })).toEqual([{ rule: 'value-format', at: '/a~1b', params: { pattern: '^x', found: 'y' } }])
  })

  it('counts code points, compares values and finds repetitions as their definitions say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(8), fc.nat(8), (text, a, b) => {
        const [least, most] = [Math.min(a, b), Math.max(a, b)]
        const points = [...text].length
        expect(lengthWithin(text, least, most)).toBe(points >= least && points <= most)
      }),
    )
    const values = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(0, -0, '', '0', 'null', null, [], {}, { a: 1, b: 2 }, { b: 2, a: 1 }))
    fc.assert(fc.property(values, (value) => equal(value, structuredClone(value))))
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), (list) => {
        const same = list.some((one, i) => list.some((other, j) => j < i && equal(one, other)))
        expect(distinct(list)).toBe(!same)
      }),
    )
    for (const [a, b] of [
      ['1', 1],
      [[], {}],
      [null, {}],
      ['{}', {}],
      ['[1]', [1]],
      [{ a: 1 }, { a: 1, b: 1 }],
    ])
      expect(equal(a, b)).toBe(false)
    expect(equal({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true)
  })
})

describe.skipIf(!suite)(`JSON-Schema-Test-Suite${suite ? '' : ' (not there: set JSON_SCHEMA_TEST_SUITE to its folder)'}`, () => {
  // Formats are asserted here, as our standards ask: what the suite says of them as annotations is not ours.
  const files = suite
    ? [...readdirSync(suite), 'optional/format/date.json', 'optional/format/date-time.json'].filter((file) => file.endsWith('.json') && file !== 'format.json')
    : []
  const refused = new Set<string>()
  let ran = 0
  for (const file of files) {
    it(file, async () => {
      for (const { description, schema, tests } of JSON.parse(readFileSync(`${suite}${file}`, 'utf8')) as Group[]) {
        let code: string
        try {
          code = compile(schema, checks)
        } catch (error) {
          refused.add(String((error as Error).message))
          continue
        }
        const { is, issues } = await import(inline(code))
        for (const test of tests) {
          ran++
          expect(is(test.data), `${description}: ${test.description}`).toBe(test.valid)
          expect(issues(test.data).length === 0, `${description}: ${test.description}`).toBe(test.valid)
        }
      }
    })
  }
  it('covers every supported keyword', () => {
    expect(ran).toBeGreaterThan(300)
    expect([...refused].flatMap((message) => message.match(/the keyword (.*)/)?.[1] ?? []).sort()).toEqual(outside)
  })
})
