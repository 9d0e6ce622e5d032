import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { build } from 'esbuild'
import type { Schema } from './source.js'

const require = createRequire(import.meta.url)
const standaloneCode = require('ajv/dist/standalone').default as (ajv: Ajv2020, schema: unknown) => string
const addFormats = require('ajv-formats').default as (ajv: Ajv2020, formats: string[]) => void
const here = dirname(fileURLToPath(import.meta.url))

const checked = new Set(
  '$ref $defs type properties required additionalProperties items minItems maxItems uniqueItems const enum pattern format minLength maxLength minimum maximum multipleOf oneOf discriminator allOf'.split(
    ' ',
  ),
)

/** The schema with nothing left but what decides about an instance. */
export function assertions(schema: Schema): Schema {
  const out: Schema = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (!checked.has(keyword)) continue
    if (keyword === 'properties' || keyword === '$defs') {
      out[keyword] = Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([key, inner]) => [key, assertions(inner)]))
    } else if (keyword === 'items') out.items = assertions(value as Schema)
    else if (keyword === 'oneOf' || keyword === 'allOf') out[keyword] = (value as Schema[]).map(assertions)
    else out[keyword] = value
  }
  return out
}

/** The options every validator of ours is compiled with, here and in the benchmark. */
export function compiler(standalone: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // The house rules have refused whatever is no schema of the subset: compiling the meta-schema each time is half the cost.
    meta: false,
    validateSchema: false,
    // `required` of a tagged union stands in its branches.
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    messages: false,
    discriminator: true,
    // A function for each definition: inlined, the largest would pass the size that V8 still optimises.
    inlineRefs: false,
    code: standalone ? { source: true, esm: true, lines: true } : {},
  })
  addFormats(ajv, ['date', 'date-time', 'uri'])
  return ajv
}

/** Standalone validators as ES modules without eval and without imports, by name. */
export async function validators(schemas: Record<string, Schema>): Promise<Record<string, string>> {
  const code: Record<string, string> = {}
  for (const [name, schema] of Object.entries(schemas)) {
    const ajv = compiler(true)
    code[name] = standaloneCode(ajv, ajv.compile(assertions(schema)))
  }
  return bundleModules(code, true)
}

/** Bundles modules given as text, each into one self-contained ES module. */
export async function bundleModules(code: Record<string, string>, minify: boolean): Promise<Record<string, string>> {
  const result = await build({
    entryPoints: Object.keys(code).map((name) => ({ in: `text:${name}`, out: name })),
    outdir: '/',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    // Comments and names of modules would make the bytes depend on where node_modules lies and where the command was run.
    minify,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    plugins: [
      {
        name: 'text',
        setup(context) {
          context.onResolve({ filter: /^text:/ }, ({ path }) => ({ path: path.slice('text:'.length), namespace: 'text' }))
          context.onLoad({ filter: /.*/, namespace: 'text' }, ({ path }) => ({ contents: code[path]!, resolveDir: here }))
        },
      },
    ],
  })
  for (const [file, { imports }] of Object.entries(result.metafile.outputs)) {
    if (imports.length > 0) throw new Error(`${file} is not self-contained: it imports ${imports.map(({ path }) => path).join(', ')}`)
  }
  return Object.fromEntries(result.outputFiles.map((file) => [file.path.replace(/^\//, '').replace(/\.js$/, ''), tidy(file.text)]))
}

/** The export on a line of its own, so that tools that look at modules as text see one; and no leftover of the compiler's that names an import. */
function tidy(code: string): string {
  return code.replace(/[\w$.]+\.code='require\([^']*'/g, '0').replace(/;?export\{([^{}]*)\};?\s*$/, ';\nexport{$1};\n')
}

/** The runtime that every generated record type shares, as one module, and its declarations. */
export async function runtimeModule(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./runtime/index.js', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    minifyWhitespace: true,
  })
  return outputFiles[0]!.text
}
