// A province in one file: the check beside parsing, threads against one, memory over time, what the data set costs, and keys
// by the ten million.  npm run bench -- scale
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { cli, engines, mark, overTime, quick, root, run, violations, withEngine } from './measure.mjs'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))

try {
  const count = quick ? 20_000 : 200_000
  await run([cli, 'sample', '--records', String(count), '--seed', '3', '--large', ...violations, '--out', folder])
  const file = join(folder, 'implementations.ndjson')
  const megabytes = statSync(file).size / 1e6
  console.log(`${count} records of the sample, ${megabytes.toFixed(0)} MB, in one file`)
  const parse = await parsing(file)
  for (const engine of engines) await threads(file, engine, parse)
  await dataset(file)
  await keys(quick ? 1_000_000 : 30_000_000)
  console.log()
} finally {
  rmSync(folder, { recursive: true })
}

/** CPU milliseconds of reading and parsing, less those of an empty process. */
async function parsing(file) {
  const rounds = []
  for (let i = 0; i < (quick ? 1 : 3); i++) rounds.push((await run([join(root, 'scripts/bench/parse.mjs'), file])).cpu)
  return Math.min(...rounds) - (await run(['-e', '0'])).cpu
}

async function threads(file, engine, parse) {
  const env = withEngine(engine)
  const report = (threads) => join(folder, `report-${threads}.json`)
  const check = (threads) =>
    run([cli, 'check', file, '--as-of', '2026-01-01', '--format', 'json', '--output', report(threads), '--threads', String(threads)], { env })
  // Alternating, the faster of each: what else the machine does slows both.
  const rounds = []
  for (let i = 0; i < (quick ? 1 : 2); i++) rounds.push([await check(1), await check(2)])
  const [one, two] = [0, 1].map((i) => rounds.map((round) => round[i]).sort((a, b) => a.wall - b.wall)[0])
  const same = readFileSync(report(1)).equals(readFileSync(report(2)))
  if (engine) console.log(`  engine ${engine}`)
  for (const [name, { wall, cpu, peak, memory }] of Object.entries({ '1 thread': one, '2 threads': two }))
    console.log(
      `  ${name.padEnd(12)} ${(wall / 1000).toFixed(1)} s wall, ${(cpu / 1000).toFixed(1)} s CPU, ${peak.toFixed(0)} MB at most; over time ${overTime(memory)}`,
    )
  const empty = (await run(['-e', '0'])).cpu
  const ratio = (Math.min(...rounds.map(([first]) => first.cpu)) - empty) / parse
  const steady = engine === 'bytes' ? 0.7 : 1.1
  console.log(`  check / parse = ${ratio.toFixed(2)} at 1 thread, CPU   target ≤ ${steady} (5/5): ${mark(ratio <= steady)}`)
  const [faster, dearer] = [one.wall / two.wall, two.cpu / one.cpu]
  console.log(
    `  2 threads are ${faster.toFixed(2)}× as fast, at ${dearer.toFixed(2)}× the CPU   target ≥ 1.75× or ≤ 1.08×: ${mark(faster >= 1.75 || dearer <= 1.08)}`,
  )
  console.log(`  peak memory   target ≤ 150 MB and ≤ 256 MB: ${mark(one.peak <= 150 && two.peak <= 256)}`)
  console.log(`  the reports are ${same ? 'the same, byte for byte' : 'NOT THE SAME'}`)
}

/** What the folds and the conclusion cost beside reading and parsing the same records, in one process, batch by batch. */
async function dataset(file) {
  const module = join(folder, 'dataset.mjs')
  const from = (path) => JSON.stringify(join(root, 'packages/conform/src', path))
  const contents = `export { DataSet } from ${from('dataset/data-set.ts')}
export { factBudget, SpillingFacts } from ${from('dataset/spill.ts')}
export { conclude } from ${from('dataset/conclude.ts')}
export { Engines } from ${from('check.ts')}
export { lineReader, readRange } from ${from('read/files.ts')}
export { LineRecords } from ${from('read/lines.ts')}
export { clauseSeverities } from ${from('engine.ts')}
export { dataRules } from ${from('rules/dataset/index.ts')}`
  const resolveDir = join(root, 'packages/conform')
  await build({ stdin: { contents, resolveDir }, bundle: true, platform: 'node', format: 'esm', outfile: module, logLevel: 'error' })
  for (const engine of engines) {
    const { stdout } = await run([join(root, 'scripts/bench/dataset.mjs'), module, file], { env: withEngine(engine) })
    const { parse, fold, conclude, records, findings } = JSON.parse(stdout)
    const share = (fold + conclude) / parse
    console.log(
      `  data-set rules and keys${engine ? ` (${engine})` : ''}: ${((fold + conclude) / records).toFixed(1)} µs a record, ${share.toFixed(2)} of read + decode + JSON.parse, ${findings} findings   target ≤ 0.25: ${mark(share <= 0.25)}`,
    )
  }
}

async function keys(count) {
  const { wall, peak, stdout } = await run([join(root, 'scripts/bench/keys.mjs'), join(folder, 'dataset.mjs'), join(folder, 'facts'), String(count)])
  console.log(
    `  ${count} distinct keys: ${(wall / 1000).toFixed(0)} s, ${peak.toFixed(0)} MB at most, ${stdout.trim()}   target ≤ 200 MB: ${mark(peak <= 200)}`,
  )
}
