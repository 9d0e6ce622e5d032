import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Fixture } from '../../test/fixture.js'
import { isDate, isDateTime } from '../runtime/checks.js'
import type { Schema } from '../source.js'
import { published } from './published.js'

const lists = {
  codeLists: new Map([['thing/colour', { name: 'thing/colour', codes: ['red', 'blue'].map((code) => ({ code, title: `${code} 色` })) }]]),
} as never

it('the published schema says nothing of a discriminator, wherever a union stands', () => {
  const union = { oneOf: [{ $ref: '#/$defs/A' }], discriminator: { propertyName: 'state' } }
  const schema: Schema = { type: 'object', properties: { a: union, discriminator: { type: 'string' } }, $defs: { A: { type: 'array', items: union } } }
  const out = published(schema, lists)
  expect(JSON.stringify(out)).not.toContain('propertyName')
  expect(out.properties).toHaveProperty('discriminator')
})

it('codes have their Chinese labels in the order of the codes, a narrowed list only its own', () => {
  expect(published({ enum: ['blue'], 'x-codelist': 'thing/colour' }, lists).enumDescriptions).toEqual(['blue 色'])
  expect(published({ enum: ['a', 'b'] }, lists)).toEqual({ enum: ['a', 'b'] })
})

it('a pattern of several lengths refuses the line ends before which an engine could let $ stand', () => {
  expect(published({ type: 'string', pattern: '^[0-9]+$' }, lists).not).toEqual({ type: 'string', pattern: '[\n\r\u0085\u2028\u2029]' })
  expect(published({ type: 'string', pattern: '^[0-9]{6}$', minLength: 6, maxLength: 6 }, lists).not).toBeUndefined()
  expect(published({ type: 'string', pattern: '^(?:/[^/]*)+$' }, lists).not).toBeUndefined()
})

it('a format has the pattern that it implies, for validators that take formats for annotations', () => {
  const { pattern } = published({ type: 'string', format: 'date-time' }, lists)
  const dateTime = new RegExp(pattern!, 'u')
  for (const text of ['2024-02-29T09:00:00+08:00', '2016-12-31t23:59:60.5z']) expect(text).toMatch(dateTime)
  for (const text of ['2024-02-29 09:00:00Z', '2024-02-29T09:00Z', '2024-13-01T00:00:00Z', '2024-01-01T24:00:00Z']) expect(text).not.toMatch(dateTime)
  expect(published({ type: 'string', format: 'date' }, lists)).toMatchObject({ format: 'date', minLength: 10, maxLength: 10 })
})

it('the pattern of a format takes every text that has the format', () => {
  const digits = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
  const zone = fc.oneof(
    fc.constantFrom('Z', 'z'),
    fc.tuple(fc.constantFrom('+', '-'), digits(25), fc.constantFrom(':', ''), digits(61)).map((all) => all.join('')),
  )
  const parts = [fc.constantFrom('0000', '2024', '9999', '24'), digits(13), digits(32), fc.constantFrom('T', 't', ' '), digits(25), digits(61), digits(61)]
  const fraction = fc.constantFrom('', '.5', '.', '.123456789', ',5')
  const any = fc
    .tuple(...parts, fraction, zone, fc.constantFrom('', '\n'))
    .map(([y, m, d, t, h, min, s, f, z, end]) => `${y}-${m}-${d}${t}${h}:${min}:${s}${f}${z}${end}`)
  const pattern = (format: string) => new RegExp(published({ type: 'string', format }, lists).pattern!, 'u')
  let taken = 0
  fc.assert(
    fc.property(any, (text) => {
      if (isDateTime(text)) taken++
      if (isDateTime(text)) expect(text).toMatch(pattern('date-time'))
      if (isDate(text.slice(0, 10))) expect(text.slice(0, 10)).toMatch(pattern('date'))
    }),
    { numRuns: 20_000, seed: 1 },
  )
  expect(taken).toBeGreaterThan(50)
})

it('a profile has one self-contained schema, whose references all lead into it', async () => {
  const fixture = new Fixture({})
  try {
    const { committed } = await fixture.generate()
    const schema = JSON.parse(committed.get('profiles/somewhere/service-hall/1.0/hall.schema.json')!) as Schema & { $id: string }
    expect(schema.$id).toMatch(/\/profiles\/somewhere\/service-hall\/1\.0\/hall\.schema\.json$/)
    expect(schema.allOf).toEqual([{ $ref: '#/$defs/Hall' }])
    const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map(([, name]) => name!)
    expect(refs.length).toBeGreaterThan(1)
    for (const name of refs) expect(schema.$defs).toHaveProperty(name)
  } finally {
    fixture.remove()
  }
})

it('the OpenAPI document names every definition once, and every reference leads to a component', async () => {
  const fixture = new Fixture({})
  try {
    const { openApi } = await fixture.generate()
    const { openapi, components } = JSON.parse(openApi) as { openapi: string; components: { schemas: Record<string, Schema> } }
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(components.schemas)).toContain('ServiceHall_1_0_Hall')
    const refs = [...openApi.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref!)
    expect(refs.length).toBeGreaterThan(0)
    for (const ref of refs) expect(components.schemas).toHaveProperty([ref.replace('#/components/schemas/', '')])
    expect(openApi).not.toContain('discriminator')
  } finally {
    fixture.remove()
  }
})
