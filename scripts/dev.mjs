// npm run dev -- <rule id | standard>: runs its cases whenever a rule, case, schema or standard is saved.
//   --once runs them once. Types are not checked: npm test does that.
import { spawnSync } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const watched = ['standards', 'schemas', 'packages/conform/src']
/** Written by the steps themselves. */
const isGenerated = (path) => /^(?:generated|dist|node_modules)\b|(?:^|[\\/])rules[\\/](?:.*[\\/])?index\.ts$|version\.ts$/.test(path)
/** Changes that arrive together are one save. In milliseconds. */
const settling = 50

const { positionals, values } = parseArgs({ allowPositionals: true, options: { once: { type: 'boolean', default: false } } })
const [only] = positionals
if (!existsSync(join(root, 'packages/generate/dist/main.js'))) {
  console.error('尚未构建，请先运行 npm run build (not built yet: run npm run build)')
  process.exit(2)
}
if (!verdict() && values.once) process.exitCode = 1
if (!values.once) {
  let timer
  for (const folder of watched) {
    watch(join(root, folder), { recursive: true }, (_, path) => {
      if (path === null || isGenerated(path)) return
      clearTimeout(timer)
      timer = setTimeout(verdict, settling)
    })
  }
  console.log('等待保存，Ctrl-C 结束 (waiting for a save; Ctrl-C ends)')
}

/** Generates, bundles and runs the cases; returns whether all passed. */
function verdict() {
  const started = performance.now()
  const steps = [
    ['packages/generate/dist/main.js'],
    ['packages/conform/scripts/prepare.mjs'],
    ['packages/conform/scripts/build.mjs'],
    ['scripts/corpus.mjs', ...(only === undefined ? [] : [only])],
  ]
  for (const [script, ...args] of steps) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' })
    const isLast = script === 'scripts/corpus.mjs'
    if (status !== 0 || isLast) console.log(`${stdout}${status === 0 ? '' : stderr}`.trimEnd())
    if (status !== 0) return false
  }
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
  return true
}
