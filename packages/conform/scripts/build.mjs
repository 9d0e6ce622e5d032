// Bundles the library (for Node and browsers) and the command. Chunks are shared and loaded when they are needed:
// `shebiao --version` loads none of them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })
/** What the command is made of: partials of another build are no parts of one check. */
function digest() {
  const sum = createHash('sha256')
  for (const folder of ['../../schemas/generated', 'src']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    for (const file of files.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).sort()) sum.update(readFileSync(file))
  }
  return sum.digest('hex')
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
}
await build({
  ...shared,
  // A thread is started by its file, from the chunk that starts it.
  entryPoints: { cli: 'src/cli.ts', 'chunks/thread': 'src/thread.ts' },
  define: { __SHEBIAO_BUILD__: JSON.stringify(digest()) },
  outdir: 'dist',
  platform: 'node',
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
})
await build({
  ...shared,
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  packages: 'external',
  // The same parser without Node's Buffer, at half its speed.
  alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
})
