import { canonical, type InstanceType, type Json } from '../model/json.js'
import type { SchemaClass } from './classes.js'
import type { KeywordLiteral, Literal, PropertySelector } from './formula.js'
import type { FormulaTable } from './formula-table.js'
import { opaque } from './opaque.js'
import { unevaluated } from './unevaluated.js'

type Keywords = Record<string, unknown>

/** The formula of a class: the conjunction of what its keywords assert. */
export function compile(formulas: FormulaTable, schemaClass: SchemaClass): Literal {
  return formulas.and(keywordLiterals(formulas, schemaClass).map(([, literal]) => literal))
}

/** What each keyword of a class asserts. A keyword that asserts several things is listed several times. */
export function keywordLiterals(formulas: FormulaTable, schemaClass: SchemaClass): KeywordLiteral[] {
  const { schema, unsupported } = schemaClass.representative
  if (typeof schema === 'boolean') return schema ? [] : [['false', -1]]
  return [
    ...applicators(formulas, schemaClass, schema),
    ...typesAndValues(formulas, schema),
    ...scalars(formulas, schema),
    ...arrays(formulas, schemaClass, schema),
    ...objects(formulas, schemaClass, schema),
    ...unevaluated(formulas, schemaClass),
    ...unsupported.map(({ keyword, key, reason, type }): KeywordLiteral => [keyword, opaque(formulas, key, reason, type)]),
  ]
}

function applicators(formulas: FormulaTable, schemaClass: SchemaClass, schema: Keywords): KeywordLiteral[] {
  const at = (role: string) => formulas.literalOf(schemaClass.children.get(role)!)
  const list = (keyword: string) => ((schema[keyword] as unknown[] | undefined) ?? []).map((_, i) => at(`${keyword}/${i}`))
  const out: KeywordLiteral[] = list('allOf').map((part) => ['allOf', part])
  for (const keyword of ['$ref', '$dynamicRef']) if (schemaClass.children.has(keyword)) out.push([keyword, at(keyword)])
  if (schema.anyOf !== undefined) out.push(['anyOf', formulas.or(list('anyOf'))])
  if (schema.oneOf !== undefined) out.push(['oneOf', formulas.exactlyOne(list('oneOf'))])
  if (schema.not !== undefined) out.push(['not', -at('not')])
  if (schema.if !== undefined) {
    const condition = at('if')
    if (schema.then !== undefined) out.push(['then', formulas.or([-condition, at('then')])])
    if (schema.else !== undefined) out.push(['else', formulas.or([condition, at('else')])])
  }
  for (const name of Object.keys((schema.dependentSchemas as object | undefined) ?? {})) {
    const absent = [-formulas.types(['object']), -formulas.atom({ kind: 'hasProperty', type: 'object', name })]
    out.push(['dependentSchemas', formulas.or([...absent, at(`dependentSchemas/${name}`)])])
  }
  return out
}

function typesAndValues(formulas: FormulaTable, schema: Keywords): KeywordLiteral[] {
  const out: KeywordLiteral[] = []
  if (schema.type !== undefined) {
    const names = (Array.isArray(schema.type) ? schema.type : [schema.type]) as string[]
    out.push(['type', formulas.types(names.map((name) => (name === 'integer' ? 'number' : name)) as InstanceType[])])
    if (names.includes('integer') && !names.includes('number')) out.push(['type', formulas.atom({ kind: 'multipleOf', type: 'number', factor: 1 })])
  }
  if (schema.const !== undefined) out.push(['enum', formulas.enum([schema.const as Json])])
  if (schema.enum !== undefined) out.push(['enum', formulas.enum(schema.enum as Json[])])
  return out
}

function scalars(formulas: FormulaTable, schema: Keywords): KeywordLiteral[] {
  const out: KeywordLiteral[] = []
  const add = <T>(keyword: string, literal: (value: T) => Literal) => {
    if (schema[keyword] !== undefined) out.push([keyword, literal(schema[keyword] as T)])
  }
  add<number>('minimum', (bound) => formulas.atom({ kind: 'minimum', type: 'number', bound, exclusive: false }))
  add<number>('exclusiveMinimum', (bound) => formulas.atom({ kind: 'minimum', type: 'number', bound, exclusive: true }))
  add<number>('maximum', (bound) => formulas.atom({ kind: 'maximum', type: 'number', bound, exclusive: false }))
  add<number>('exclusiveMaximum', (bound) => formulas.atom({ kind: 'maximum', type: 'number', bound, exclusive: true }))
  add<number>('multipleOf', (factor) => formulas.atom({ kind: 'multipleOf', type: 'number', factor }))
  add<string>('pattern', (source) => formulas.atom({ kind: 'pattern', type: 'string', source }))
  add<string>('format', (name) => formulas.atom({ kind: 'format', type: 'string', name }))
  add<number>('minLength', (count) => (count === 0 ? 1 : formulas.atom({ kind: 'minLength', type: 'string', count })))
  add<number>('maxLength', (count) => formulas.atom({ kind: 'maxLength', type: 'string', count }))
  return out
}

function arrays(formulas: FormulaTable, schemaClass: SchemaClass, schema: Keywords): KeywordLiteral[] {
  const out: KeywordLiteral[] = []
  const idOf = (role: string) => formulas.register(schemaClass.children.get(role)!)
  const prefix = (schema.prefixItems as unknown[] | undefined) ?? []
  prefix.forEach((_, index) => out.push(['prefixItems', formulas.atom({ kind: 'itemAt', type: 'array', index, value: idOf(`prefixItems/${index}`) })]))
  if (schema.items !== undefined) out.push(['items', formulas.atom({ kind: 'itemsFrom', type: 'array', from: prefix.length, value: idOf('items') })])
  if (schema.contains !== undefined) {
    const { minContains: least = 1, maxContains: most } = schema as { minContains?: number; maxContains?: number }
    if (least > 0) out.push(['contains', formulas.atom({ kind: 'containsAtLeast', type: 'array', count: least, value: idOf('contains') })])
    if (most !== undefined) out.push(['contains', formulas.atom({ kind: 'containsAtMost', type: 'array', count: most, value: idOf('contains') })])
  }
  if (schema.uniqueItems === true) out.push(['uniqueItems', formulas.atom({ kind: 'uniqueItems', type: 'array' })])
  const { minItems, maxItems } = schema as { minItems?: number; maxItems?: number }
  if (minItems) out.push(['minItems', formulas.atom({ kind: 'minItems', type: 'array', count: minItems })])
  if (maxItems !== undefined) out.push(['maxItems', formulas.atom({ kind: 'maxItems', type: 'array', count: maxItems })])
  return out
}

function objects(formulas: FormulaTable, schemaClass: SchemaClass, schema: Keywords): KeywordLiteral[] {
  const out: KeywordLiteral[] = []
  const child = (role: string) => schemaClass.children.get(role)!
  // A property whose value may be anything is left out, so that schemas with and without it get the same formula.
  const addValues = (keyword: string, selector: PropertySelector, role: string) => {
    if (!isTrue(child(role))) out.push([keyword, formulas.atom({ kind: 'propertyValues', type: 'object', selector, value: formulas.register(child(role)) })])
  }
  const has = (name: string) => formulas.atom({ kind: 'hasProperty', type: 'object', name })
  const names = Object.keys((schema.properties as object | undefined) ?? {}).sort()
  const patterns = Object.keys((schema.patternProperties as object | undefined) ?? {}).sort()
  for (const name of names) addValues('properties', { kind: 'name', name }, `properties/${name}`)
  for (const source of patterns) addValues('patternProperties', { kind: 'pattern', source }, `patternProperties/${source}`)
  if (schema.additionalProperties !== undefined) addValues('additionalProperties', { kind: 'others', names, patterns }, 'additionalProperties')
  if (schema.propertyNames !== undefined && !isTrue(child('propertyNames'))) {
    out.push(['propertyNames', formulas.atom({ kind: 'propertyNames', type: 'object', value: formulas.register(child('propertyNames')) })])
  }
  for (const name of (schema.required as string[] | undefined) ?? []) out.push(['required', has(name)])
  for (const [name, needed] of Object.entries((schema.dependentRequired as Record<string, string[]> | undefined) ?? {})) {
    for (const other of needed) out.push(['dependentRequired', formulas.or([-has(name), has(other)])])
  }
  const { minProperties, maxProperties } = schema as { minProperties?: number; maxProperties?: number }
  if (minProperties) out.push(['minProperties', formulas.atom({ kind: 'minProperties', type: 'object', count: minProperties })])
  if (maxProperties !== undefined) out.push(['maxProperties', formulas.atom({ kind: 'maxProperties', type: 'object', count: maxProperties })])
  return out
}

function isTrue(schemaClass: SchemaClass): boolean {
  return schemaClass.representative.ownText === canonical(true) && schemaClass.children.size === 0 && schemaClass.representative.unsupported.length === 0
}
