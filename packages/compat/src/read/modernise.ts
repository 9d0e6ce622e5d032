import { type Dialect, isSince } from '../model/dialect.js'
import { definitionKeywords, dialectsWith, isAnnotation } from '../model/keywords.js'

/** A subschema as draft 2020-12 writes it. */
export interface ModernSchema {
  /** The keywords that have a meaning, annotations included. */
  schema: Record<string, unknown>
  /** The keywords that have none in the dialect, with their values. */
  ignored: Record<string, unknown>
  /** The keyword under which the value of a keyword stands in the document, where that is another one. */
  writtenAs: Record<string, string>
}

/** Rewrites the keywords of one subschema, not of those within it, from its dialect to 2020-12. */
export function modernise(own: Record<string, unknown>, dialect: Dialect): ModernSchema {
  const ignored: Record<string, unknown> = {}
  const schema: Record<string, unknown> = {}
  const writtenAs: Record<string, string> = {}
  // Up to draft-07, the keywords beside a reference have no effect.
  const isOnlyReference = own.$ref !== undefined && !isSince(dialect, '2019-09')
  for (const [keyword, value] of Object.entries(own)) {
    const isHarmless = isAnnotation(keyword) || definitionKeywords.has(keyword)
    const hasMeaning = isHarmless || (isOnlyReference ? keyword === '$ref' : dialectsWith(keyword).includes(dialect))
    define(hasMeaning ? schema : ignored, keyword, value)
  }
  if (!isSince(dialect, '2020-12')) renewItems(schema, writtenAs)
  if (schema.dependencies !== undefined) renewDependencies(schema, writtenAs)
  if (dialect === 'draft-04') {
    renewBounds(schema, writtenAs)
    if (schema.id !== undefined) move(schema, 'id', '$id', writtenAs)
  }
  return { schema, ignored, writtenAs }
}

/** A list under `items` is `prefixItems`, and `additionalItems` is what holds after it; without a list, `additionalItems` has no effect. */
function renewItems(schema: Record<string, unknown>, writtenAs: Record<string, string>): void {
  if (Array.isArray(schema.items)) {
    move(schema, 'items', 'prefixItems', writtenAs)
    if (schema.additionalItems !== undefined) move(schema, 'additionalItems', 'items', writtenAs)
  }
  delete schema.additionalItems
}

function renewDependencies(schema: Record<string, unknown>, writtenAs: Record<string, string>): void {
  const { dependencies } = schema
  if (dependencies === null || typeof dependencies !== 'object' || Array.isArray(dependencies)) return
  delete schema.dependencies
  const isList = ([, value]: [string, unknown]) => Array.isArray(value)
  const all = Object.entries(dependencies)
  schema.dependentRequired = Object.fromEntries(all.filter(isList))
  schema.dependentSchemas = Object.fromEntries(all.filter((one) => !isList(one)))
  writtenAs.dependentRequired = writtenAs.dependentSchemas = 'dependencies'
}

/** In draft-04, `exclusiveMinimum` and `exclusiveMaximum` say whether the bound beside them is exclusive. */
function renewBounds(schema: Record<string, unknown>, writtenAs: Record<string, string>): void {
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue
    const isExclusive = schema[exclusive]
    delete schema[exclusive]
    if (isExclusive && schema[bound] !== undefined) move(schema, bound, exclusive, writtenAs)
  }
}

function move(schema: Record<string, unknown>, from: string, to: string, writtenAs: Record<string, string>): void {
  schema[to] = schema[from]
  delete schema[from]
  writtenAs[to] = from
}

/** Sets a property, also one that is called `__proto__`. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}
