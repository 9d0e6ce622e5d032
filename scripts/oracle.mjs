// The validators that compiled validators are compared with, ajv and Hyperjump, on the assertions of a schema.
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'esbuild'

const standaloneCode = standalone.default

const asserting = new Set(
  '$ref $defs type properties required additionalProperties items minItems maxItems uniqueItems const enum pattern format minLength maxLength minimum maximum multipleOf oneOf allOf not'.split(
    ' ',
  ),
)

/** A schema without annotations: only the keywords that decide whether an instance is valid. */
export function assertions(schema) {
  const out = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (!asserting.has(keyword)) continue
    if (keyword === 'properties' || keyword === '$defs')
      out[keyword] = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, assertions(inner)]))
    else if (keyword === 'items' || keyword === 'not') out[keyword] = assertions(value)
    else if (keyword === 'oneOf' || keyword === 'allOf') out[keyword] = value.map(assertions)
    else out[keyword] = value
  }
  return out
}

/** The validator of ajv, compiled in this process. It collects all errors. */
export function ajv(schema) {
  const compiler = new Ajv2020({ allErrors: true, messages: false, inlineRefs: false, strict: false })
  addFormats(compiler, ['date', 'date-time', 'uri'])
  return compiler.compile(assertions(schema))
}

/** The validator of ajv's standalone code, bundled with its imports in memory: the form in which ajv's validators are published. */
export async function ajvStandalone(schema) {
  const compiler = new Ajv2020({ allErrors: true, messages: false, strict: false, code: { source: true, esm: true } })
  addFormats(compiler, ['date', 'date-time', 'uri'])
  const { outputFiles } = await build({
    stdin: { contents: standaloneCode(compiler, compiler.compile(assertions(schema))), resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  return (await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)).default
}

let registered = 0

/** The validator of Hyperjump, as a function that returns whether an instance is valid. Formats are annotations, not assertions. */
export async function hyperjump(schema) {
  const id = `https://oracle.example/${registered++}`
  registerSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...assertions(schema) }, id)
  const compiled = await validate(id)
  unregisterSchema(id)
  return (instance) => compiled(instance, 'FLAG').valid
}

// RFC 3339, section 5.6: a date-time has a T between date and time, and a colon in its offset. ajv-formats accepts a space for the T,
// and an offset without the colon.
const lenient = /^\d{4}-\d\d-\d\d(?:\s\d\d:\d\d:\d\d.*|[Tt]\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?:\d\d)?)$/

/** Whether the data contain a value on which ajv is known to be wrong. */
export function ajvFault(data) {
  if (typeof data === 'string') return lenient.test(data)
  return typeof data === 'object' && data !== null && Object.values(data).some(ajvFault)
}
