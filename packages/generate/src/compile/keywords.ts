import type { Schema } from '../source.js'

const annotations = new Set(['$comment', 'title', 'description', 'default', 'examples'])

const keywords = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: ['minimum', 'maximum', 'multipleOf'],
}

/** The keywords of a schema by the type of instance they constrain. */
export type Grouped = Record<keyof typeof keywords, Schema>

/** Groups the keywords of a schema. Throws for a keyword outside the subset: it is never skipped in silence. */
export function grouped(schema: Schema): Grouped {
  const out: Grouped = { object: {}, array: {}, string: {}, number: {} }
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.has(keyword) || keyword.startsWith('x-')) continue
    const [group] = Object.entries(keywords).find(([, list]) => list.includes(keyword)) ?? fail(`the keyword ${keyword}`)
    out[group as keyof Grouped][keyword] = value
  }
  return out
}

/** The members an object is known to have, or must have. */
export function namesOf({ properties = {}, required = [] }: Schema): string[] {
  return [...new Set([...Object.keys(properties), ...required])]
}

/** Whether instances are objects with known members only, and no keyword constrains several members together. */
export function isClosed({ type, additionalProperties, $ref, oneOf, const: only, enum: some }: Schema): boolean {
  return type === 'object' && additionalProperties === false && [$ref, oneOf, only, some].every((keyword) => keyword === undefined)
}

export function fail(what: string): never {
  throw new Error(`the compiler does not know ${what}`)
}
