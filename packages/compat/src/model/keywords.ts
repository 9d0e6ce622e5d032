// The keywords of JSON Schema 2020-12 by what they do. A keyword in none of these lists makes an answer unknown.

const annotations: ReadonlySet<string> = new Set(
  '$schema $id $comment $anchor $vocabulary title description default examples deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema discriminator'.split(
    ' ',
  ),
)

/** Whether a keyword accepts and refuses nothing: an annotation of the 2020-12 vocabularies, or one of a house's own (`x-…`). */
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

/** Unsupported keywords that can only refuse more. The keywords beside them can therefore still be compared. */
export const narrowingKeywords: ReadonlySet<string> = new Set(['$dynamicRef', 'dependencies', 'additionalItems'])
