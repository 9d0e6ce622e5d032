// Bundles the command, and what programs import of it, with all its dependencies except the schemas. Chunks are loaded on demand: `shebiao --version` loads none.
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundleOptions } from '../../conform/scripts/bundle-options.mjs'
import { noticesOf } from '../../conform/scripts/notices.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })

/** SHA-256 of all sources of the command. Partial results of different builds are not merged. */
function digest() {
  const sum = createHash('sha256')
  for (const folder of ['../../schemas/generated', '../conform/src', 'src']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    for (const file of files.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).sort()) sum.update(readFileSync(file))
  }
  return sum.digest('hex')
}

const { metafile } = await build({
  ...bundleOptions,
  absWorkingDir: root,
  // A worker is started from a file of its own, next to the chunk that starts it.
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts', 'chunks/worker': 'src/runner/worker.ts' },
  define: { __SHEBIAO_BUILD__: JSON.stringify(digest()) },
  platform: 'node',
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
})
// The schemas are bundled as well: their licence and their notices come along.
const schemas = join(root, '..', '..', 'schemas')
const [, ...sections] = readFileSync(join(schemas, 'THIRD-PARTY-NOTICES'), 'utf8').split(/^(?=-{79}$)/m)
writeFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES'), noticesOf(metafile.inputs, root, sections))
copyFileSync(join(schemas, 'LICENSE-CC-BY'), join(root, 'dist', 'LICENSE-CC-BY'))
