// npm run dev -- <rule id | standard>: runs its cases whenever a rule, case, schema or standard is saved.
//   --once runs them once. Types are not checked: npm test does that.
import { execFile } from 'node:child_process'
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
if (!(await verdict()) && values.once) process.exitCode = 1
if (!values.once) {
  let timer
  // One run after the other, whatever is saved meanwhile.
  let running = Promise.resolve(true)
  for (const folder of watched) {
    watch(join(root, folder), { recursive: true }, (_, path) => {
      if (path === null || isGenerated(path)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        running = running.then(verdict)
      }, settling)
    })
  }
  console.log('等待保存，Ctrl-C 结束 (waiting for a save; Ctrl-C ends)')
}

/** Generates and bundles side by side, and runs the cases. Returns whether all passed. */
async function verdict() {
  const started = performance.now()
  const prepared = await Promise.all([
    steps(['packages/generate/dist/main.js']),
    steps(['packages/conform/scripts/prepare.mjs'], ['packages/conform/scripts/build.mjs']),
  ])
  const passed = prepared.every(Boolean) && (await steps(['scripts/corpus.mjs', ...(only === undefined ? [] : [only])]))
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
  return passed
}

/** Runs scripts one after the other, up to the first that fails, and prints what the cases and failures say. */
async function steps(...scripts) {
  for (const args of scripts) {
    const { code, stdout, stderr } = await run(args)
    if (code !== 0 || args[0] === 'scripts/corpus.mjs') console.log(`${stdout}${code === 0 ? '' : stderr}`.trimEnd())
    if (code !== 0) return false
  }
  return true
}

function run(args) {
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? 1 : 0, stdout, stderr }))
  })
}
