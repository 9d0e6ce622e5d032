import { canonical, type Json, type Type } from '../model/json.js'
import { onlyNarrowing } from '../model/keywords.js'
import type { Class } from './classes.js'
import type { Literal, Names, Piece } from './formula.js'
import type { Forms } from './formula-table.js'
import { opaque } from './opaque.js'
import { unevaluated } from './unevaluated.js'

type Keywords = Record<string, unknown>

/** The formula of one subschema: every keyword that says something, joined. */
export function compile(forms: Forms, one: Class): Literal {
  return forms.and(pieces(forms, one).map(([, literal]) => literal))
}

/** What each keyword of a subschema says; a keyword may have several pieces. */
export function pieces(forms: Forms, one: Class): Piece[] {
  const { schema, foreign } = one.member
  if (typeof schema === 'boolean') return schema ? [] : [['false', -1]]
  const said = (): Piece[] => [
    ...applicators(forms, one, schema),
    ...common(forms, schema),
    ...scalars(forms, schema),
    ...arrays(forms, one, schema),
    ...objects(forms, one, schema),
    ...unevaluated(forms, one),
  ]
  if (foreign.length === 0) return said()
  const isNarrowing = foreign.every((keyword) => onlyNarrowing.has(keyword) || keyword.startsWith('format '))
  return [...(isNarrowing ? said() : []), [foreign[0]!, opaque(forms, one, foreign)]]
}

function applicators(forms: Forms, one: Class, schema: Keywords): Piece[] {
  const at = (role: string) => forms.of(one.children.get(role)!)
  const list = (keyword: string) => ((schema[keyword] as unknown[] | undefined) ?? []).map((_, i) => at(`${keyword}/${i}`))
  const out: Piece[] = list('allOf').map((part) => ['allOf', part])
  if (schema.$ref !== undefined) out.push(['$ref', at('$ref')])
  if (schema.anyOf !== undefined) out.push(['anyOf', forms.or(list('anyOf'))])
  if (schema.oneOf !== undefined) out.push(['oneOf', forms.one(list('oneOf'))])
  if (schema.not !== undefined) out.push(['not', -at('not')])
  if (schema.if !== undefined) {
    const condition = at('if')
    if (schema.then !== undefined) out.push(['then', forms.or([-condition, at('then')])])
    if (schema.else !== undefined) out.push(['else', forms.or([condition, at('else')])])
  }
  for (const name of Object.keys((schema.dependentSchemas as object | undefined) ?? {})) {
    const absent = [-forms.types(['object']), -forms.atom({ kind: 'has', of: 'object', name })]
    out.push(['dependentSchemas', forms.or([...absent, at(`dependentSchemas/${name}`)])])
  }
  return out
}

function common(forms: Forms, schema: Keywords): Piece[] {
  const out: Piece[] = []
  if (schema.type !== undefined) {
    const names = (Array.isArray(schema.type) ? schema.type : [schema.type]) as string[]
    out.push(['type', forms.types(names.map((name) => (name === 'integer' ? 'number' : name)) as Type[])])
    if (names.includes('integer') && !names.includes('number')) out.push(['type', forms.atom({ kind: 'multipleOf', of: 'number', factor: 1 })])
  }
  if (schema.const !== undefined) out.push(['enum', forms.enum([schema.const as Json])])
  if (schema.enum !== undefined) out.push(['enum', forms.enum(schema.enum as Json[])])
  return out
}

function scalars(forms: Forms, schema: Keywords): Piece[] {
  const out: Piece[] = []
  const say = <T>(keyword: string, literal: (value: T) => Literal) => {
    if (schema[keyword] !== undefined) out.push([keyword, literal(schema[keyword] as T)])
  }
  say<number>('minimum', (bound) => forms.atom({ kind: 'minimum', of: 'number', bound, exclusive: false }))
  say<number>('exclusiveMinimum', (bound) => forms.atom({ kind: 'minimum', of: 'number', bound, exclusive: true }))
  say<number>('maximum', (bound) => forms.atom({ kind: 'maximum', of: 'number', bound, exclusive: false }))
  say<number>('exclusiveMaximum', (bound) => forms.atom({ kind: 'maximum', of: 'number', bound, exclusive: true }))
  say<number>('multipleOf', (factor) => forms.atom({ kind: 'multipleOf', of: 'number', factor }))
  say<string>('pattern', (source) => forms.atom({ kind: 'pattern', of: 'string', source }))
  say<string>('format', (name) => forms.atom({ kind: 'format', of: 'string', name }))
  say<number>('minLength', (count) => (count === 0 ? 1 : forms.atom({ kind: 'minLength', of: 'string', count })))
  say<number>('maxLength', (count) => forms.atom({ kind: 'maxLength', of: 'string', count }))
  return out
}

function arrays(forms: Forms, one: Class, schema: Keywords): Piece[] {
  const out: Piece[] = []
  const sub = (role: string) => forms.sub(one.children.get(role)!)
  const prefix = (schema.prefixItems as unknown[] | undefined) ?? []
  prefix.forEach((_, index) => out.push(['prefixItems', forms.atom({ kind: 'item', of: 'array', index, value: sub(`prefixItems/${index}`) })]))
  if (schema.items !== undefined) out.push(['items', forms.atom({ kind: 'rest', of: 'array', from: prefix.length, value: sub('items') })])
  if (schema.contains !== undefined) {
    const { minContains: least = 1, maxContains: most } = schema as { minContains?: number; maxContains?: number }
    if (least > 0) out.push(['contains', forms.atom({ kind: 'atLeast', of: 'array', count: least, value: sub('contains') })])
    if (most !== undefined) out.push(['contains', forms.atom({ kind: 'atMost', of: 'array', count: most, value: sub('contains') })])
  }
  if (schema.uniqueItems === true) out.push(['uniqueItems', forms.atom({ kind: 'unique', of: 'array' })])
  const { minItems, maxItems } = schema as { minItems?: number; maxItems?: number }
  if (minItems) out.push(['minItems', forms.atom({ kind: 'minItems', of: 'array', count: minItems })])
  if (maxItems !== undefined) out.push(['maxItems', forms.atom({ kind: 'maxItems', of: 'array', count: maxItems })])
  return out
}

function objects(forms: Forms, one: Class, schema: Keywords): Piece[] {
  const out: Piece[] = []
  const child = (role: string) => one.children.get(role)!
  // A property that may be anything is not constrained; leaving it out keeps two spellings of it equal.
  const every = (keyword: string, names: Names, role: string) => {
    if (!isTrue(child(role))) out.push([keyword, forms.atom({ kind: 'every', of: 'object', names, value: forms.sub(child(role)) })])
  }
  const has = (name: string) => forms.atom({ kind: 'has', of: 'object', name })
  const names = Object.keys((schema.properties as object | undefined) ?? {}).sort()
  const patterns = Object.keys((schema.patternProperties as object | undefined) ?? {}).sort()
  for (const name of names) every('properties', { kind: 'name', name }, `properties/${name}`)
  for (const source of patterns) every('patternProperties', { kind: 'pattern', source }, `patternProperties/${source}`)
  if (schema.additionalProperties !== undefined) every('additionalProperties', { kind: 'rest', names, patterns }, 'additionalProperties')
  if (schema.propertyNames !== undefined && !isTrue(child('propertyNames'))) {
    out.push(['propertyNames', forms.atom({ kind: 'names', of: 'object', value: forms.sub(child('propertyNames')) })])
  }
  for (const name of (schema.required as string[] | undefined) ?? []) out.push(['required', has(name)])
  for (const [name, needed] of Object.entries((schema.dependentRequired as Record<string, string[]> | undefined) ?? {})) {
    for (const other of needed) out.push(['dependentRequired', forms.or([-has(name), has(other)])])
  }
  const { minProperties, maxProperties } = schema as { minProperties?: number; maxProperties?: number }
  if (minProperties) out.push(['minProperties', forms.atom({ kind: 'minProperties', of: 'object', count: minProperties })])
  if (maxProperties !== undefined) out.push(['maxProperties', forms.atom({ kind: 'maxProperties', of: 'object', count: maxProperties })])
  return out
}

function isTrue(one: Class): boolean {
  return one.member.local === canonical(true) && one.children.size === 0 && one.member.foreign.length === 0
}
