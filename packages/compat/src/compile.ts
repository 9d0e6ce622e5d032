import type { Class } from './classes.js'
import type { Forms, Literal, Names, Sub } from './form.js'
import { onlyNarrowing } from './keywords.js'
import { canonical, type Json, type Type } from './schema.js'
import { riddle, unevaluated } from './unevaluated.js'

type Keywords = Record<string, unknown>

/** The formula of one subschema: every keyword that says something, joined. */
export function compile(forms: Forms, one: Class): Literal {
  const { schema, foreign } = one.member
  if (typeof schema === 'boolean') return schema ? 1 : -1
  const said = () => [
    ...applicators(forms, one, schema),
    ...common(forms, schema),
    ...scalars(forms, schema),
    ...arrays(forms, one, schema),
    ...objects(forms, one, schema),
  ]
  if (foreign.length === 0) return forms.and([...said(), ...unevaluated(forms, one)])
  const isNarrowing = foreign.every((keyword) => onlyNarrowing.has(keyword) || keyword.startsWith('format '))
  return forms.and([...(isNarrowing ? [...said(), ...unevaluated(forms, one)] : []), riddle(forms, one, foreign)])
}

function applicators(forms: Forms, one: Class, schema: Keywords): Literal[] {
  const at = (role: string) => forms.of(one.children.get(role)!)
  const list = (keyword: string) => ((schema[keyword] as unknown[] | undefined) ?? []).map((_, i) => at(`${keyword}/${i}`))
  const out: Literal[] = [...list('allOf')]
  if (schema.$ref !== undefined) out.push(at('$ref'))
  if (schema.anyOf !== undefined) out.push(forms.or(list('anyOf')))
  if (schema.oneOf !== undefined) out.push(forms.one(list('oneOf')))
  if (schema.not !== undefined) out.push(-at('not'))
  if (schema.if !== undefined) {
    const condition = at('if')
    if (schema.then !== undefined) out.push(forms.or([-condition, at('then')]))
    if (schema.else !== undefined) out.push(forms.or([condition, at('else')]))
  }
  for (const name of Object.keys((schema.dependentSchemas as object | undefined) ?? {})) {
    out.push(forms.or([-forms.types(['object']), -forms.atom({ kind: 'has', of: 'object', name }), at(`dependentSchemas/${name}`)]))
  }
  return out
}

function common(forms: Forms, schema: Keywords): Literal[] {
  const out: Literal[] = []
  if (schema.type !== undefined) {
    const names = (Array.isArray(schema.type) ? schema.type : [schema.type]) as string[]
    out.push(forms.types(names.map((name) => (name === 'integer' ? 'number' : name)) as Type[]))
    if (names.includes('integer') && !names.includes('number')) out.push(forms.atom({ kind: 'multipleOf', of: 'number', factor: 1 }))
  }
  if (schema.const !== undefined) out.push(forms.enum([schema.const as Json]))
  if (schema.enum !== undefined) out.push(forms.enum(schema.enum as Json[]))
  return out
}

function scalars(forms: Forms, schema: Keywords): Literal[] {
  const out: Literal[] = []
  const bound = (keyword: string, kind: 'minimum' | 'maximum', exclusive: boolean) => {
    if (schema[keyword] !== undefined) out.push(forms.atom({ kind, of: 'number', bound: schema[keyword] as number, exclusive }))
  }
  bound('minimum', 'minimum', false)
  bound('exclusiveMinimum', 'minimum', true)
  bound('maximum', 'maximum', false)
  bound('exclusiveMaximum', 'maximum', true)
  if (schema.multipleOf !== undefined) out.push(forms.atom({ kind: 'multipleOf', of: 'number', factor: schema.multipleOf as number }))
  if (schema.pattern !== undefined) out.push(forms.atom({ kind: 'pattern', of: 'string', source: schema.pattern as string }))
  if (schema.format !== undefined) out.push(forms.atom({ kind: 'format', of: 'string', name: schema.format as string }))
  if (((schema.minLength as number | undefined) ?? 0) > 0) out.push(forms.atom({ kind: 'minLength', of: 'string', count: schema.minLength as number }))
  if (schema.maxLength !== undefined) out.push(forms.atom({ kind: 'maxLength', of: 'string', count: schema.maxLength as number }))
  return out
}

function arrays(forms: Forms, one: Class, schema: Keywords): Literal[] {
  const out: Literal[] = []
  const sub = (role: string) => forms.sub(one.children.get(role)!)
  const prefix = (schema.prefixItems as unknown[] | undefined) ?? []
  prefix.forEach((_, index) => out.push(forms.atom({ kind: 'item', of: 'array', index, value: sub(`prefixItems/${index}`) })))
  if (schema.items !== undefined) out.push(forms.atom({ kind: 'rest', of: 'array', from: prefix.length, value: sub('items') }))
  if (schema.contains !== undefined) {
    const least = (schema.minContains as number | undefined) ?? 1
    if (least > 0) out.push(forms.atom({ kind: 'atLeast', of: 'array', count: least, value: sub('contains') }))
    if (schema.maxContains !== undefined) out.push(forms.atom({ kind: 'atMost', of: 'array', count: schema.maxContains as number, value: sub('contains') }))
  }
  if (schema.uniqueItems === true) out.push(forms.atom({ kind: 'unique', of: 'array' }))
  if (((schema.minItems as number | undefined) ?? 0) > 0) out.push(forms.atom({ kind: 'minItems', of: 'array', count: schema.minItems as number }))
  if (schema.maxItems !== undefined) out.push(forms.atom({ kind: 'maxItems', of: 'array', count: schema.maxItems as number }))
  return out
}

function objects(forms: Forms, one: Class, schema: Keywords): Literal[] {
  const out: Literal[] = []
  const every = (names: Names, role: string) => {
    const value: Sub = forms.sub(one.children.get(role)!)
    // A property that may be anything is not constrained; saying so keeps two spellings of it equal.
    if (!isTrue(one.children.get(role)!)) out.push(forms.atom({ kind: 'every', of: 'object', names, value }))
  }
  const has = (name: string) => forms.atom({ kind: 'has', of: 'object', name })
  const names = Object.keys((schema.properties as object | undefined) ?? {}).sort()
  const patterns = Object.keys((schema.patternProperties as object | undefined) ?? {}).sort()
  for (const name of names) every({ kind: 'name', name }, `properties/${name}`)
  for (const source of patterns) every({ kind: 'pattern', source }, `patternProperties/${source}`)
  if (schema.additionalProperties !== undefined) every({ kind: 'rest', names, patterns }, 'additionalProperties')
  if (schema.propertyNames !== undefined && !isTrue(one.children.get('propertyNames')!)) {
    out.push(forms.atom({ kind: 'names', of: 'object', value: forms.sub(one.children.get('propertyNames')!) }))
  }
  for (const name of (schema.required as string[] | undefined) ?? []) out.push(has(name))
  for (const [name, needed] of Object.entries((schema.dependentRequired as Record<string, string[]> | undefined) ?? {})) {
    for (const other of needed) out.push(forms.or([-has(name), has(other)]))
  }
  if (((schema.minProperties as number | undefined) ?? 0) > 0)
    out.push(forms.atom({ kind: 'minProperties', of: 'object', count: schema.minProperties as number }))
  if (schema.maxProperties !== undefined) out.push(forms.atom({ kind: 'maxProperties', of: 'object', count: schema.maxProperties as number }))
  return out
}

function isTrue(one: Class): boolean {
  return one.member.local === canonical(true) && one.children.size === 0 && one.member.foreign.length === 0
}
