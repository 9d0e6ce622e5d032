import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'

// In a CommonJS module, the function is the module itself or its default export, depending on the bundler.
const addFormats = ((formats as unknown as { default?: unknown }).default ?? formats) as (ajv: Ajv2020) => void

type Validator = (value: Json) => boolean

/** One edition is compared with several others, so its validator is compiled once and kept as long as its schema. */
const validators = new WeakMap<object, Validator>()

/**
 * The independent validator (ajv) that must confirm every witness. It reads draft 2020-12, checks formats, and accepts schemas
 * outside the house rules. Multiples are those of decimals, as JSON writes them: 0.3 is a multiple of 0.1. Only an object's own
 * properties count: `{}` has no `constructor`. Throws where ajv cannot compile the schema.
 */
export function validatorOf(schema: Schema): Validator {
  if (typeof schema === 'boolean') return () => schema
  let validator = validators.get(schema)
  if (!validator) validators.set(schema, (validator = compile(schema)))
  return validator
}

function compile(schema: Exclude<Schema, boolean>): Validator {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    messages: false,
    inlineRefs: false,
    ownProperties: true,
    // All validators of this project run so: with `allErrors: false`, ajv skips `contains` where `prefixItems` holds a false schema.
    allErrors: true,
    meta: false,
    multipleOfPrecision: 9,
    code: { optimize: false },
  })
  addFormats(ajv)
  // Tracking what was evaluated takes time and fails for some recursive schemas, so it is off where no keyword asks for it.
  if (!JSON.stringify(schema).includes('"unevaluated')) ajv.opts.unevaluated = false
  const validate = ajv.compile(withoutDialect(schema) as never)
  return (value) => validate(value) as boolean
}

/** The schema without `$schema`: the dialect is known, and to look it up ajv would have to compile the meta-schema. */
function withoutDialect(schema: Exclude<Schema, boolean>): Schema {
  const { $schema: _, ...rest } = schema
  return rest
}
