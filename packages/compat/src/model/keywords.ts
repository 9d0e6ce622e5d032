/** What the engine knows of each keyword; what stands in none of these lists makes an answer unknown. */

/** Keywords that say nothing of which instances are accepted. */
export const annotations: ReadonlySet<string> = new Set(
  '$schema $id $comment $anchor $vocabulary title description default examples deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema discriminator'.split(
    ' ',
  ),
)

/** Keywords under which schemas are only kept. */
export const containers: ReadonlySet<string> = new Set(['$defs', 'definitions'])

/** Subschemas that look at the same instance: one, a list, or one for each name. */
export const inPlace = {
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

/** Subschemas that look at a part of the instance. */
export const descending = {
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

/** Keywords whose value is no schema. */
export const plain: ReadonlySet<string> = new Set(
  'type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern format minItems maxItems uniqueItems minContains maxContains minProperties maxProperties required dependentRequired'.split(
    ' ',
  ),
)

export const subschemas: Readonly<Record<string, 'one' | 'list' | 'named'>> = { ...inPlace, ...descending }

/** Whether a keyword is an annotation by the 2020-12 vocabularies or one of a house's own (`x-…`). */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-')
}

/** Keywords outside the supported part that at least take nothing back: what stands beside them holds as it is. */
export const onlyNarrowing: ReadonlySet<string> = new Set(['$dynamicRef', 'dependencies', 'additionalItems'])
