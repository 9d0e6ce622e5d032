// The judges that compiled validators are held against: ajv and Hyperjump, on what of a schema decides about an instance.
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'esbuild'

const standaloneCode = standalone.default

const asserting = new Set(
  '$ref $defs type properties required additionalProperties items minItems maxItems uniqueItems const enum pattern format minLength maxLength minimum maximum multipleOf oneOf discriminator'.split(
    ' ',
  ),
)

/** The schema with nothing left but what decides about an instance. */
export function assertions(schema) {
  const out = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (!asserting.has(keyword)) continue
    if (keyword === 'properties' || keyword === '$defs')
      out[keyword] = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, assertions(inner)]))
    else if (keyword === 'items') out.items = assertions(value)
    else if (keyword === 'oneOf') out.oneOf = value.map(assertions)
    else out[keyword] = value
  }
  return out
}

/** ajv, compiled in process, with every error. */
export function ajv(schema) {
  const compiler = new Ajv2020({ allErrors: true, messages: false, discriminator: true, inlineRefs: false, strict: false })
  addFormats(compiler, ['date', 'date-time', 'uri'])
  return compiler.compile(assertions(schema))
}

/** ajv's standalone code with every error, bundled with what it imports and never written: what is published where ajv itself is not. */
export async function ajvStandalone(schema) {
  const compiler = new Ajv2020({ allErrors: true, messages: false, discriminator: true, strict: false, code: { source: true, esm: true } })
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

/** Hyperjump, as a function that says whether an instance conforms; formats are annotations to it. */
export async function hyperjump(schema) {
  const id = `https://oracle.example/${registered++}`
  const { discriminator: _, ...bare } = assertions(schema)
  registerSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...withoutDiscriminators(bare) }, id)
  const compiled = await validate(id)
  unregisterSchema(id)
  return (instance) => compiled(instance, 'FLAG').valid
}

function withoutDiscriminators(node) {
  if (Array.isArray(node)) return node.map(withoutDiscriminators)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (key === 'discriminator' && value?.propertyName ? [] : [[key, withoutDiscriminators(value)]])),
  )
}

// RFC 3339, section 5.6: a date-time has T between date and time and a colon in its offset. ajv-formats takes a space for the
// one and does without the other.
const lenient = /^\d{4}-\d\d-\d\d(?:\s\d\d:\d\d:\d\d.*|[Tt]\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?:\d\d)?)$/

/** Whether the data hold something ajv is known to judge wrongly. */
export function ajvFault(data) {
  if (typeof data === 'string') return lenient.test(data)
  return typeof data === 'object' && data !== null && Object.values(data).some(ajvFault)
}
