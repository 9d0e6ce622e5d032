import { inexactNumbersIn } from '../model/inexact.js'
import { unescapeStep } from '../model/pointer.js'
import type { Schema } from '../model/schema.js'
import type { LinkedDocument, LinkedSchema } from '../read/link.js'

type Keywords = Record<string, unknown>

/** Keywords that ajv reads in dialects that do not have them, or that are its own; and `type`, which it reads beside a reference of draft-07. */
const readByValidator = new Set(
  'type nullable $async id dependencies additionalItems const contains propertyNames if then else $recursiveRef $dynamicRef'.split(' '),
)

/**
 * A copy of a schema that ajv reads as the standard asks. Keywords without effect are left out; `$schema` too, as ajv would look for
 * the meta-schema. What ajv refuses or skips is written differently: an empty `enum`, a property `__proto__`, the bounds of draft-04. With `isFlat`,
 * every reference is a pointer into the document, and no subschema has an `$id`: ajv does not end on some embedded ones.
 */
export function forValidator(schema: Exclude<Schema, boolean>, { subschemas, dialect }: LinkedDocument, isFlat = false): Exclude<Schema, boolean> {
  const copy = structuredClone(schema)
  const isOneResource = subschemas.every(({ pointer, schema: own }) => pointer === '' || typeof own === 'boolean' || own.$id === undefined)
  for (const linked of subschemas) {
    const own = at(copy, linked.pointer)
    if (typeof own !== 'object') continue
    delete own.$schema
    for (const keyword of Object.keys(linked.ignored)) if (readByValidator.has(keyword) || keyword === 'format') delete own[keyword]
    // A keyword whose number no double holds decides no witness.
    for (const [keyword, value] of Object.entries(at(schema, linked.pointer)))
      if (isUndecided(linked, keyword) && inexactNumbersIn(value).length > 0) delete own[keyword]
    if (dialect === 'draft-04') writeAsDraft06(own, linked)
    if (Array.isArray(own.enum) && own.enum.length === 0) {
      delete own.enum
      demand(own, { not: {} })
    }
    if (isFlat) writeReferencesAsPointers(own, linked)
    if (isOneResource || isFlat) writeDynamicAsPlain(own, linked)
    writePrototypeAsPattern(own)
  }
  return copy
}

function isUndecided({ unsupported }: LinkedSchema, keyword: string): boolean {
  return unsupported.some((one) => one.keyword === (keyword === 'const' ? 'enum' : keyword))
}

function at(document: Keywords, pointer: string): Keywords {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, step) => value[unescapeStep(step)] as Keywords, document)
}

/** Adds a schema that must hold as well. */
function demand(own: Keywords, more: Keywords): void {
  own.allOf = [...((own.allOf as unknown[] | undefined) ?? []), more]
}

function writeAsDraft06(own: Keywords, { schema }: LinkedSchema): void {
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const isExclusive = own[exclusive] === true
    delete own[exclusive]
    if (!isExclusive || own[bound] === undefined) continue
    own[exclusive] = own[bound]
    delete own[bound]
  }
  if (typeof schema === 'boolean' || schema.$id === undefined) return
  own.$id = schema.$id
  delete own.id
}

function writeReferencesAsPointers(own: Keywords, { pointer, children }: LinkedSchema): void {
  const target = children.get('$ref')
  if (target) own.$ref = toReference(target)
  if (pointer !== '') delete own.$id
  delete own.$anchor
  delete own.$dynamicAnchor
}

function toReference({ pointer }: LinkedSchema): string {
  return `#${pointer.replace(/[%#]/g, encodeURIComponent)}`
}

/** Within one resource a dynamic reference is a plain one, and ajv does not end on some dynamic ones. */
function writeDynamicAsPlain(own: Keywords, { children }: LinkedSchema): void {
  const target = children.get('$dynamicRef')
  if (!target) return
  delete own.$dynamicRef
  delete own.$recursiveRef
  demand(own, { $ref: toReference(target) })
}

/** ajv passes over a property that is called `__proto__`. */
function writePrototypeAsPattern(own: Keywords): void {
  const name = '__proto__'
  const { properties, dependentRequired, dependentSchemas } = own as Record<string, Keywords | undefined>
  if (isNamed(properties)) {
    const patterns = (own.patternProperties as Keywords | undefined) ?? {}
    const source = Object.hasOwn(patterns, '^__proto__$') ? '^(?:__proto__)$' : '^__proto__$'
    own.patternProperties = { ...patterns, [source]: ownValue(properties) }
  }
  if (isNamed(dependentRequired)) demandWhere(own, { required: ownValue(dependentRequired) })
  if (isNamed(dependentSchemas)) demandWhere(own, ownValue(dependentSchemas))

  function isNamed(record: Keywords | undefined): record is Keywords {
    return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
  }
  function ownValue(record: Keywords): unknown {
    return Object.getOwnPropertyDescriptor(record, name)!.value
  }
  function demandWhere(schema: Keywords, then: unknown): void {
    demand(schema, { if: { type: 'object', required: [name] }, then })
  }
}
