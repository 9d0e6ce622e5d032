import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'

// A CommonJS module: its function is the module itself or its default, by whoever bundles it.
const addFormats = ((formats as unknown as { default?: unknown }).default ?? formats) as (ajv: Ajv2020) => void

export type Accepts = (value: Json) => boolean

/**
 * The validator that has the last word on a witness: 2020-12, formats checked, lenient on what the house rules would refuse.
 * Multiples are decimals as JSON writes them, not doubles: 0.3 is a multiple of 0.1. A property is the object's own, so that
 * `{}` has no `constructor`.
 */
export function validator(schema: Schema): Accepts {
  if (typeof schema === 'boolean') return () => schema
  let accepts = compiled.get(schema)
  if (!accepts) compiled.set(schema, (accepts = compile(schema)))
  return accepts
}

/** An edition is compared with several others: its validator is compiled once for as long as its schema is held. */
const compiled = new WeakMap<object, Accepts>()

function compile(schema: Exclude<Schema, boolean>): Accepts {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    messages: false,
    inlineRefs: false,
    ownProperties: true,
    // As in every validator of ours. Stopping at the first error, ajv skips `contains` where `prefixItems` holds a false schema.
    allErrors: true,
    meta: false,
    multipleOfPrecision: 9,
    code: { optimize: false },
  })
  addFormats(ajv)
  // Keeping track of what was evaluated costs time, and fails for some recursive schemas; most schemas never ask for it.
  if (!JSON.stringify(schema).includes('"unevaluated')) ajv.opts.unevaluated = false
  const validate = ajv.compile(withoutDialect(schema) as never)
  return (value) => validate(value) as boolean
}

/** The dialect is known; looking it up would mean compiling the meta-schema. */
function withoutDialect(schema: Exclude<Schema, boolean>): Schema {
  const { $schema: _, ...rest } = schema
  return rest
}
