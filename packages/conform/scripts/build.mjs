// Bundles the library with all its dependencies except the schemas, for Node and browsers alike: two tarballs are a whole installation.
// Each exported module is an entry, so that bundlers leave out what a program does not use.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundleOptions } from './bundle-options.mjs'
import { noticesOf } from './notices.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const index = readFileSync(join(root, 'src', 'index.ts'), 'utf8')
const exported = [...index.matchAll(/^export (?!type )[^'\n]* from '\.\/([^'\n]*)\.js'$/gm)].map(([, module]) => `src/${module}.ts`)

rmSync(dist, { recursive: true, force: true })
const { metafile } = await build({
  ...bundleOptions,
  // Programs that use the library are minified by their own bundler, or show these lines in their stack traces.
  minifyWhitespace: false,
  absWorkingDir: root,
  entryPoints: ['src/index.ts', ...exported],
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['@shebiao/schemas/*'],
  // The same parser without Node's Buffer, at half its speed.
  alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
})

// No module has side effects, as package.json says: of imports for the sake of effects, bundlers would warn. The lines stay, for the maps.
for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
  const text = readFileSync(join(dist, file), 'utf8')
  writeFileSync(join(dist, file), text.replaceAll(/^import "\.[^"]*";$/gm, ''))
}
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES'), noticesOf(metafile.inputs, root))
