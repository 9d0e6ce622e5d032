/** One breach of a schema, in the checker's own terms: one per cause, plain data. */
export interface Issue {
  /** The shape rule: `field-present`, `value-type` … */
  rule: ShapeRule
  /** JSON Pointer; for a missing field, the missing field itself. */
  at: string
  params: Record<string, unknown>
}

export type ShapeRule =
  | 'field-present'
  | 'field-known'
  | 'value-type'
  | 'value-in-code-list'
  | 'value-format'
  | 'value-length'
  | 'value-in-range'
  | 'items-count'
  | 'items-unique'

/** The part of an ajv error object that is read here. */
export interface SchemaError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
}

// The order in which causes hide each other at one place: a value of the wrong type has no format to be wrong.
const order: ShapeRule[] = [
  'field-present',
  'field-known',
  'value-type',
  'value-in-code-list',
  'value-format',
  'value-length',
  'value-in-range',
  'items-count',
  'items-unique',
]

/** Turns the raw errors of a generated validator into issues, in document order of the pointers' first appearance. */
export function issues(errors: readonly SchemaError[] | null | undefined, data: unknown): Issue[] {
  const byPlace = new Map<string, Issue>()
  for (const error of errors ?? []) {
    const issue = read(error)
    const known = byPlace.get(issue.at)
    if (!known || order.indexOf(issue.rule) < order.indexOf(known.rule)) byPlace.set(issue.at, issue)
  }
  for (const issue of byPlace.values()) {
    if (issue.rule !== 'field-present') issue.params.found ??= valueAt(data, issue.at)
  }
  return [...byPlace.values()]
}

function read({ instancePath: at, keyword, params }: SchemaError): Issue {
  switch (keyword) {
    case 'required':
      return { rule: 'field-present', at: child(at, params.missingProperty), params: {} }
    case 'additionalProperties':
      return { rule: 'field-known', at: child(at, params.additionalProperty), params: { name: params.additionalProperty } }
    case 'type':
      return { rule: 'value-type', at, params: { expected: params.type } }
    case 'enum':
      return { rule: 'value-in-code-list', at, params: { allowed: params.allowedValues } }
    case 'const':
      return { rule: 'value-in-code-list', at, params: { allowed: [params.allowedValue] } }
    case 'discriminator':
      if (params.tagValue === undefined) return { rule: 'field-present', at: child(at, params.tag), params: {} }
      return params.error === 'tag'
        ? { rule: 'value-type', at: child(at, params.tag), params: { expected: 'string' } }
        : { rule: 'value-in-code-list', at: child(at, params.tag), params: { found: params.tagValue } }
    case 'pattern':
      return { rule: 'value-format', at, params: { pattern: params.pattern } }
    case 'format':
      return { rule: 'value-format', at, params: { format: params.format } }
    case 'minLength':
    case 'maxLength':
      return { rule: 'value-length', at, params: { [keyword]: params.limit } }
    case 'minimum':
    case 'maximum':
    case 'multipleOf':
      return { rule: 'value-in-range', at, params: { [keyword]: params.limit ?? params.multipleOf } }
    case 'minItems':
    case 'maxItems':
      return { rule: 'items-count', at, params: { [keyword]: params.limit } }
    case 'uniqueItems':
      return {
        rule: 'items-unique',
        at: child(at, Math.max(Number(params.i), Number(params.j))),
        params: { first: Math.min(Number(params.i), Number(params.j)) },
      }
    default:
      // A keyword the generator let through and this table does not know is a fault of ours, never a pass.
      throw new Error(`no shape rule for keyword ${keyword} at ${at}`)
  }
}

function child(at: string, key: unknown): string {
  return `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The value at a JSON Pointer, or undefined. */
export function valueAt(data: unknown, pointer: string): unknown {
  let value = data
  if (pointer === '') return value
  for (const step of pointer.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null) return undefined
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (!Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** The field pattern of a pointer: array positions as `*`. */
export function pattern(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*')
}
