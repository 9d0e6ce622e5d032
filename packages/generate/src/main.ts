import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.js'
import { load } from './load/load.js'
import { counted, SourceError } from './problem.js'

// The only module of this package that writes files: `node dist/main.js [standards] [schemas]`.
const root = fileURLToPath(new URL('../../../', import.meta.url))
const [standards = join(root, 'standards'), schemas = join(root, 'schemas')] = process.argv.slice(2)

try {
  const started = performance.now()
  const { committed, cases, openApi } = await generate(load(standards, schemas))
  for (const [path, text] of declarations()) committed.set(path, text)
  // Editors complete what people write by the schemas that it is checked by. In generated/, *.schema.json is a record type.
  const authoring = fileURLToPath(new URL('../authoring/', import.meta.url))
  for (const file of readdirSync(authoring).filter((name) => name.endsWith('.schema.json')))
    committed.set(`authoring/${file.replace('.schema.json', '.json')}`, readFileSync(join(authoring, file), 'utf8'))
  write(join(schemas, 'generated'), committed)
  write(join(schemas, 'dist', 'cases'), cases)
  writeFileSync(join(schemas, 'dist', 'openapi.json'), openApi)
  console.error(`generated ${committed.size} files and ${cases.size} case files in ${Math.round(performance.now() - started)} ms`)
} catch (error) {
  if (!(error instanceof SourceError)) throw error
  for (const problem of error.problems) console.error(problem)
  console.error(`${counted(error.problems.length)} in the source: nothing was generated`)
  process.exitCode = 1
}

/** The declarations of the runtime in one file, and those of the checks. Modules of the runtime name what they share alike. */
function declarations(): [path: string, text: string][] {
  const folder = fileURLToPath(new URL('./runtime/', import.meta.url))
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  const files = readdirSync(folder).filter((name) => name.endsWith('.d.ts') && name !== 'checks.d.ts')
  const between = /^(?:import|export) [^;]*? from '\.\/[^']*';\n/gm
  const runtime = files
    .map((file) =>
      text(file)
        .replaceAll(between, '')
        .replaceAll(/^export \{\};\n/gm, ''),
    )
    .join('')
  return [
    ['runtime.d.ts', runtime],
    ['checks.d.ts', text('checks.d.ts').replaceAll("'./issues.js'", "'./runtime.js'")],
  ]
}

/** Writes what changed and deletes what is no longer generated. */
function write(folder: string, files: Map<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  }
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && !files.has(relative(folder, file).replaceAll('\\', '/'))) rmSync(file)
  }
}
