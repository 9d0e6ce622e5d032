// A province in one file: threads against one, memory, what the data set costs, and keys by the ten million.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const quick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('../../', import.meta.url))
const cli = join(root, 'packages/conform/bin/shebiao.js')
const cpu = join(root, 'scripts/bench/cpu.mjs')
const mark = (reached) => (reached ? 'reached' : 'MISSED')
const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))

try {
  const count = quick ? 20_000 : 200_000
  run([cli, 'sample', '--records', String(count), '--large', '--violations', 'schema=0.02,rule=0.01,dataset=0.005', '--out', folder])
  const file = join(folder, 'implementations.ndjson')
  const megabytes = statSync(file).size / 1e6
  console.log(`\n${count} records, ${megabytes.toFixed(0)} MB, in one file`)
  threads(file)
  await dataset(file)
  keys(quick ? 1_000_000 : 30_000_000)
} finally {
  rmSync(folder, { recursive: true })
}

function threads(file) {
  const report = (threads) => join(folder, `report-${threads}.json`)
  const check = (threads) => run([cli, 'check', file, '--as-of', '2026-01-01', '--format', 'json', '--output', report(threads), '--threads', String(threads)])
  // Alternating, the faster of each: what else the machine does slows both.
  const rounds = Array.from({ length: quick ? 1 : 2 }, () => [check(1), check(2)])
  const [one, two] = [0, 1].map((i) => rounds.map((round) => round[i]).sort((a, b) => a.wall - b.wall)[0])
  const same = readFileSync(report(1)).equals(readFileSync(report(2)))
  for (const [name, { wall, cpu, peak }] of Object.entries({ '1 thread': one, '2 threads': two }))
    console.log(`  ${name.padEnd(12)} ${(wall / 1000).toFixed(1)} s wall, ${(cpu / 1000).toFixed(1)} s CPU, ${peak.toFixed(0)} MB at most`)
  const [faster, dearer] = [one.wall / two.wall, two.cpu / one.cpu]
  console.log(
    `  2 threads are ${faster.toFixed(2)}× as fast, at ${dearer.toFixed(2)}× the CPU   target ≥ 1.75× or ≤ 1.08×: ${mark(faster >= 1.75 || dearer <= 1.08)}`,
  )
  console.log(`  peak memory   target ≤ 200 MB and ≤ 300 MB: ${mark(one.peak <= 200 && two.peak <= 300)}`)
  console.log(`  the reports are ${same ? 'the same, byte for byte' : 'NOT THE SAME'}`)
}

/** What the folds and the conclusion cost beside reading and parsing the same records, in one process, batch by batch. */
async function dataset(file) {
  const module = join(folder, 'dataset.mjs')
  const from = (path) => JSON.stringify(join(root, 'packages/conform/src', path))
  const contents = `export { DataSet } from ${from('dataset/data-set.ts')}
export { SpillingFacts } from ${from('dataset/spill.ts')}
export { conclude } from ${from('dataset/conclude.ts')}
export { Engines } from ${from('check.ts')}
export { readRange } from ${from('read/files.ts')}
export { clauseSeverities } from ${from('engine.ts')}
export { dataRules } from ${from('rules/dataset/index.ts')}`
  const resolveDir = join(root, 'packages/conform')
  await build({ stdin: { contents, resolveDir }, bundle: true, platform: 'node', format: 'esm', outfile: module, logLevel: 'error' })
  const { stdout } = run([join(root, 'scripts/bench/dataset.mjs'), module, file])
  const { parse, fold, conclude, records } = JSON.parse(stdout)
  const share = (fold + conclude) / parse
  console.log(
    `  data-set rules and keys: ${((fold + conclude) / records).toFixed(1)} µs a record, ${share.toFixed(2)} of read + decode + JSON.parse   target ≤ 0.25: ${mark(share <= 0.25)}`,
  )
}

function keys(count) {
  const { wall, peak, stdout } = run([join(root, 'scripts/bench/keys.mjs'), join(folder, 'dataset.mjs'), join(folder, 'facts'), String(count)])
  console.log(
    `  ${count} distinct keys: ${(wall / 1000).toFixed(0)} s, ${peak.toFixed(0)} MB at most, ${stdout.trim()}   target ≤ 200 MB: ${mark(peak <= 200)}`,
  )
}

/** A process with its wall and CPU milliseconds and its peak memory in MB. */
function run(args) {
  const started = performance.now()
  const { error, status, stdout, stderr } = spawnSync(process.execPath, ['--import', cpu, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const wall = performance.now() - started
  if (error) throw error
  const told = (name) => Number(new RegExp(`${name} (\\d+(?:\\.\\d+)?)`).exec(stderr)?.[1])
  if (Number.isNaN(told('cpu-ms')) || (status !== 0 && !(status === 1 && args[0] === cli))) throw new Error(`${args.join(' ')}: ${stderr}`)
  return { wall, cpu: told('cpu-ms'), peak: told('peak-kb') / 1024, stdout }
}
