import { type Dialect, dialects } from './dialect.js'
import type { InstanceType } from './json.js'

// The keywords of JSON Schema by what they do. A keyword in none of these lists is an annotation, as the standard asks, and is noted.

/** Keywords that accept and refuse nothing, in whatever dialect: those of the standard, of OpenAPI, and of editors. */
const annotations: ReadonlySet<string> = new Set(
  '$schema $id $comment $anchor $dynamicAnchor $recursiveAnchor $vocabulary title description default examples deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema discriminator enumDescriptions markdownDescription markdownEnumDescriptions'.split(
    ' ',
  ),
)

/** Whether a keyword accepts and refuses nothing: an annotation of the vocabularies, or one of a house's own (`x-…`). */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-')
}

/** Keywords that hold schemas for `$ref` without applying them. */
export const definitionKeywords: ReadonlySet<string> = new Set(['$defs', 'definitions'])

/** The value of an applicator: one subschema, a list of them, or one for each name. */
type ApplicatorShape = 'one' | 'list' | 'named'

/** Keywords whose subschemas apply to the same instance. */
export const inPlaceApplicators = {
  $ref: 'one',
  $dynamicRef: 'one',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  not: 'one',
  if: 'one',
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword
  then: 'one',
  else: 'one',
  dependentSchemas: 'named',
} as const

/** Keywords whose subschemas apply to a part of the instance. */
const childApplicators = {
  properties: 'named',
  patternProperties: 'named',
  additionalProperties: 'one',
  propertyNames: 'one',
  items: 'one',
  prefixItems: 'list',
  contains: 'one',
  unevaluatedProperties: 'one',
  unevaluatedItems: 'one',
} as const

const applicators: Readonly<Record<string, ApplicatorShape>> = { ...inPlaceApplicators, ...childApplicators }

/** How the subschemas of a keyword are written; undefined for a keyword that has none. */
export function applicatorShape(keyword: string): ApplicatorShape | undefined {
  return Object.hasOwn(applicators, keyword) ? applicators[keyword] : undefined
}

/** Assertions whose value is not a schema. */
export const valueKeywords: ReadonlySet<string> = new Set(
  'type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern format minItems maxItems uniqueItems minContains maxContains minProperties maxProperties required dependentRequired'.split(
    ' ',
  ),
)

/** The only type of instance that a keyword with a number constrains; undefined for any other keyword. */
export function typeConstrained(keyword: string): InstanceType | undefined {
  if (/^(?:exclusive)?(?:minimum|maximum)$|^multipleOf$/i.test(keyword)) return 'number'
  if (keyword.endsWith('Length')) return 'string'
  return keyword.endsWith('Items') && keyword !== 'uniqueItems' ? 'array' : keyword.endsWith('Properties') && /^m/.test(keyword) ? 'object' : undefined
}

/** The first dialect that has a keyword, for those that not all have. */
const firstDialect: Readonly<Record<string, Dialect>> = {
  const: 'draft-06',
  contains: 'draft-06',
  propertyNames: 'draft-06',
  if: 'draft-07',
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword
  then: 'draft-07',
  else: 'draft-07',
  dependentRequired: '2019-09',
  dependentSchemas: '2019-09',
  minContains: '2019-09',
  maxContains: '2019-09',
  unevaluatedItems: '2019-09',
  unevaluatedProperties: '2019-09',
  $recursiveRef: '2019-09',
  prefixItems: '2020-12',
  $dynamicRef: '2020-12',
}

/** The last dialect that has a keyword, for those that were given up. */
const lastDialect: Readonly<Record<string, Dialect>> = { id: 'draft-04', dependencies: 'draft-07', additionalItems: '2019-09', $recursiveRef: '2019-09' }

/** Every keyword that some dialect has and that is no mere annotation. */
const effective: ReadonlySet<string> = new Set([...valueKeywords, ...Object.keys(applicators), ...Object.keys(lastDialect)])

/** The dialects that have a keyword, the oldest first; none for a keyword that is unknown. */
export function dialectsWith(keyword: string): readonly Dialect[] {
  if (!effective.has(keyword)) return []
  const first = Object.hasOwn(firstDialect, keyword) ? dialects.indexOf(firstDialect[keyword]!) : 0
  const last = Object.hasOwn(lastDialect, keyword) ? dialects.indexOf(lastDialect[keyword]!) : dialects.length - 1
  return dialects.slice(first, last + 1)
}

/** Every keyword that a dialect knows, annotations included. */
export function keywordsOf(dialect: Dialect): string[] {
  return [...[...effective].filter((keyword) => dialectsWith(keyword).includes(dialect)), ...annotations, ...definitionKeywords]
}
