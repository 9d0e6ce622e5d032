// Compiles wasm/names.c into src/read/names-wasm.ts: 200 bytes, committed, so that nobody needs a compiler but who changes it.
//   node scripts/wasm.mjs [--check]      clang and lld 14 (Debian 12): apt-get install clang lld
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../wasm/names.c', import.meta.url))
const target = fileURLToPath(new URL('../src/read/names-wasm.ts', import.meta.url))
const digest = createHash('sha256').update(readFileSync(source)).digest('hex')
const folder = mkdtempSync(join(tmpdir(), 'shebiao-wasm-'))
const binary = join(folder, 'names.wasm')
const linker = ['--no-entry', '-z', 'stack-size=1024', '--initial-memory=131072', '--global-base=1024', '--strip-all']
const { error, status, stderr } = spawnSync(
  'clang',
  ['--target=wasm32', '-O3', '-msimd128', '-nostdlib', '-ffreestanding', `-Wl,${linker.join(',')}`, '-o', binary, source],
  { encoding: 'utf8' },
)
const check = process.argv.includes('--check')
if (error) {
  console.error('clang and lld are not installed: apt-get install clang lld')
  process.exitCode = check ? 0 : 1
} else if (status !== 0) {
  console.error(stderr)
  process.exitCode = 1
} else {
  const text = `// Compiled from wasm/names.c by scripts/wasm.mjs. Do not edit.
/** SHA-256 of the source. */
export const source = '${digest}'
export const binary = '${readFileSync(binary).toString('base64')}'
`
  if (!check) writeFileSync(target, text)
  else if (readFileSync(target, 'utf8') !== text) {
    console.error('src/read/names-wasm.ts is not what wasm/names.c compiles to: node scripts/wasm.mjs')
    process.exitCode = 1
  }
}
rmSync(folder, { recursive: true })
