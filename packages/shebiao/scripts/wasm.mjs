// Compiles wasm/*.c into src/wasm/*-wasm.ts. The result, a few kilobytes, is committed: only a change of the C needs a compiler.
// --check writes nothing, and fails if the committed result differs.
//   node scripts/wasm.mjs [--check]      clang and lld 14 (Debian 12): apt-get install clang lld
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const flags = ['--target=wasm32', '-O3', '-msimd128', '-mbulk-memory', '-ffreestanding', '-Wall', '-Wextra', '-Werror']
const linking = ['--no-entry', '-z', 'stack-size=4096', '--global-base=1024', '--strip-all']
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
// Sorted by name: all headers go into the digest.
const headers = readdirSync(at('wasm'))
  .filter((name) => name.endsWith('.h'))
  .sort()
  .map((name) => at(`wasm/${name}`))
const check = process.argv.includes('--check')
const folder = mkdtempSync(join(tmpdir(), 'shebiao-wasm-'))
for (const file of readdirSync(at('wasm')).filter((name) => name.endsWith('.c'))) compile(file.slice(0, -2))
rmSync(folder, { recursive: true })

function compile(name) {
  const source = at(`wasm/${name}.c`)
  const binary = join(folder, `${name}.wasm`)
  const object = join(folder, `${name}.o`)
  // Linked without clang: clang would run wasm-opt if it happens to be installed, which changes the bytes.
  for (const [program, ...args] of [
    ['clang', ...flags, '-c', '-o', object, source],
    ['wasm-ld', ...linking, '-o', binary, object],
  ]) {
    const { error, status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    if (status === 0) continue
    console.error(error ? 'clang and lld are not installed: apt-get install clang lld' : stderr)
    process.exitCode = error && check ? 0 : 1
    return
  }
  const digest = createHash('sha256')
  for (const file of [...headers, source]) digest.update(readFileSync(file))
  const text = `// Compiled from wasm/${name}.c by scripts/wasm.mjs. Do not edit.
/** SHA-256 of the headers and the source. */
export const source = '${digest.digest('hex')}'
export const binary = '${readFileSync(binary).toString('base64')}'
`
  const target = at(`src/wasm/${name}-wasm.ts`)
  if (!check) writeFileSync(target, text)
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`src/wasm/${name}-wasm.ts is not what wasm/${name}.c compiles to: node scripts/wasm.mjs`)
    process.exitCode = 1
  }
}
