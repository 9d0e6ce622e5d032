import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Json, Schema } from './schema.js'

// A CommonJS module: its function is the module itself or its default, by whoever bundles it.
const addFormats = ((formats as unknown as { default?: unknown }).default ?? formats) as (ajv: Ajv2020) => void

export type Accepts = (value: Json) => boolean

/**
 * The validator that has the last word on a witness: 2020-12, formats checked, lenient on what the house rules would refuse.
 * Multiples are decimals as JSON writes them, not doubles: 0.3 is a multiple of 0.1.
 */
export function validator(schema: Schema): Accepts {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, messages: false, inlineRefs: false, multipleOfPrecision: 9 })
  addFormats(ajv)
  const validate = ajv.compile(schema as never)
  return (value) => validate(value) as boolean
}
