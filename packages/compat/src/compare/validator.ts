import { Ajv, type Options } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import { type LinkedDocument, link } from '../read/link.js'
import { forValidator } from './for-validator.js'

// In a CommonJS module, the function is the module itself or its default export, depending on the bundler.
const addFormats = ((formats as unknown as { default?: unknown }).default ?? formats) as (ajv: Ajv) => void

type Validator = (value: Json) => boolean

/** One edition is compared with several others, so its validator is compiled once and kept as long as its schema. */
const validators = new WeakMap<object, Validator>()

/**
 * The independent validator (ajv) that must confirm every witness. It reads the dialect of the schema, checks formats, and accepts
 * schemas outside the house rules. Multiples are those of decimals, as JSON writes them: 0.3 is a multiple of 0.1. Only an object's
 * own properties count: `{}` has no `constructor`. Throws where ajv cannot compile the schema or contradicts itself, and CompareError
 * where the schema cannot be read.
 */
export function validatorOf(schema: Schema, document?: LinkedDocument): Validator {
  if (typeof schema === 'boolean') return () => schema
  let validator = validators.get(schema)
  if (!validator) validators.set(schema, (validator = compile(schema, document ?? link(schema))))
  return validator
}

function compile(schema: Exclude<Schema, boolean>, document: LinkedDocument): Validator {
  try {
    return compilePrepared(forValidator(schema, document), document)
  } catch {
    return compilePrepared(forValidator(schema, document, true), document)
  }
}

function compilePrepared(prepared: Exclude<Schema, boolean>, document: LinkedDocument): Validator {
  // Tracking what was evaluated takes time and fails for some recursive schemas, so it is off where no keyword asks for it.
  if (!document.subschemas.some(hasUnevaluated)) return compileWith(prepared, document, { allErrors: true, unevaluated: false })
  // With `allErrors: true`, ajv counts as evaluated what a branch of another type would have evaluated.
  const [all, first] = [true, false].map((allErrors) => compileWith(prepared, document, { allErrors, unevaluated: true })) as [Validator, Validator]
  return (value) => {
    const verdict = all(value)
    if (verdict !== first(value)) throw new Error('ajv contradicts itself (allErrors)')
    return verdict
  }
}

/** All validators of this project run with `allErrors: true`: without, ajv skips `contains` where `prefixItems` holds a false schema. */
function compileWith(schema: Exclude<Schema, boolean>, document: LinkedDocument, options: { allErrors: boolean; unevaluated: boolean }): Validator {
  const ajv = validatorFor(document, options.allErrors)
  addFormats(ajv)
  if (!options.unevaluated) ajv.opts.unevaluated = false
  const validate = ajv.compile(schema as never)
  return (value) => validate(value) as boolean
}

function validatorFor({ dialect }: LinkedDocument, allErrors: boolean): Ajv {
  const options: Options = {
    strict: false,
    validateSchema: false,
    logger: false,
    messages: false,
    inlineRefs: false,
    ownProperties: true,
    allErrors,
    meta: false,
    multipleOfPrecision: 9,
    code: { optimize: false },
  }
  if (dialect === '2020-12') return new Ajv2020(options)
  if (dialect === '2019-09') return new Ajv2019(options)
  return new Ajv({ ...options, ignoreKeywordsWithRef: true })
}

function hasUnevaluated({ children }: LinkedDocument['root']): boolean {
  return children.has('unevaluatedProperties') || children.has('unevaluatedItems')
}
