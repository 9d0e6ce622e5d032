// Bundles the command with all it needs but the schemas. Chunks are loaded when they are needed: `shebiao --version` loads none.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })

/** Hash of everything that the command is made of: shards of another build are not merged. */
function digest() {
  const sum = createHash('sha256')
  for (const folder of ['../../schemas/generated', '../conform/src', 'src']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    for (const file of files.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).sort()) sum.update(readFileSync(file))
  }
  return sum.digest('hex')
}

await build({
  absWorkingDir: root,
  // A worker is started by its file, from the chunk that starts it.
  entryPoints: { cli: 'src/cli/main.ts', 'chunks/worker': 'src/runner/worker.ts' },
  define: { __SHEBIAO_BUILD__: JSON.stringify(digest()) },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  charset: 'utf8',
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
})
