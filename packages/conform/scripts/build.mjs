// Bundles the library (for Node and browsers) and the command. Chunks are shared and loaded when they are needed:
// `shebiao --version` loads none of them.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })
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
  entryPoints: ['src/cli.ts'],
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
