import { matches } from '../pattern/match.js'
import type { LinkedSchema } from './link.js'

/** The subschemas of one document that all apply to the same part of the instance. Without any, the part may be anything. */
export type AppliedSchemas = readonly LinkedSchema[]

const flattenedSchemas = new WeakMap<LinkedSchema, LinkedSchema[]>()

/** The schemas and all that they apply unconditionally to the same part: through references and `allOf`. */
export function flattened(schemas: AppliedSchemas): readonly LinkedSchema[] {
  const [only] = schemas
  if (!only || schemas.length > 1) return flatten(schemas)
  let known = flattenedSchemas.get(only)
  if (!known) flattenedSchemas.set(only, (known = flatten(schemas)))
  return known
}

function flatten(schemas: AppliedSchemas): LinkedSchema[] {
  const all = new Set<LinkedSchema>()
  const waiting = [...schemas]
  for (let schema = waiting.shift(); schema; schema = waiting.shift()) {
    if (all.has(schema)) continue
    all.add(schema)
    for (const [role, child] of schema.children) if (role === '$ref' || role === '$dynamicRef' || role.startsWith('allOf/')) waiting.push(child)
  }
  return [...all]
}

/** The schema that a reference leads to, through further references. A schema that is not only a reference is returned as it is. */
export function followReferences(schema: LinkedSchema): LinkedSchema {
  let target = schema
  while (target.isReference) target = target.children.get('$ref')!
  return target
}

function namesUnder({ schema }: LinkedSchema, keyword: string): string[] {
  const value = typeof schema === 'boolean' ? undefined : schema[keyword]
  return value !== null && typeof value === 'object' ? Object.keys(value) : []
}

/** The names under `properties`, in the order in which they are written. */
export function declaredProperties(schemas: AppliedSchemas): string[] {
  return [...new Set(flattened(schemas).flatMap((one) => namesUnder(one, 'properties')))]
}

/** What applies to the value of a property: the schemas of its name and of the patterns it matches, or else `additionalProperties`. */
export function propertySchemas(schemas: AppliedSchemas, name: string): LinkedSchema[] {
  return flattened(schemas).flatMap((one) => {
    const own = one.children.get(`properties/${name}`)
    const patterns = namesUnder(one, 'patternProperties').filter((source) => matches(source, name))
    const out = [...(own ? [own] : []), ...patterns.map((source) => one.children.get(`patternProperties/${source}`)!)]
    const additional = one.children.get('additionalProperties')
    return out.length === 0 && additional ? [additional] : out
  })
}

/** The subschemas with a role, such as `items` or `patternProperties/^x-`. */
export function schemasAt(schemas: AppliedSchemas, role: string): LinkedSchema[] {
  return flattened(schemas).flatMap((one) => one.children.get(role) ?? [])
}

/** The names under `required`. */
export function requiredProperties(schemas: AppliedSchemas): string[] {
  return [...new Set(flattened(schemas).flatMap(({ schema }) => (typeof schema === 'boolean' ? [] : ((schema.required as string[] | undefined) ?? []))))]
}

/** The value of an annotation. Where several schemas have one, that of the outermost counts. */
export function annotationOf(schemas: AppliedSchemas, keyword: string): unknown {
  for (const { schema, ignored } of flattened(schemas)) {
    const value = typeof schema === 'boolean' ? undefined : (schema[keyword] ?? ignored[keyword])
    if (value !== undefined) return value
  }
  return undefined
}
