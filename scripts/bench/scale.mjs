// A province in one file: the check compared with parsing, several threads with one, memory over time, the cost of data-set rules, and
// 30 million keys.  npm run bench -- scale
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { measureLargeFile } from './large-file.mjs'
import { cli, engines, mark, quick, root, run, violations, withEngine } from './measure.mjs'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))

try {
  const count = quick ? 20_000 : 200_000
  await run([cli, 'sample', '--records', String(count), '--seed', '3', '--large', ...violations, '--out', folder])
  const file = join(folder, 'implementations.ndjson')
  const megabytes = statSync(file).size / 1e6
  console.log(`${count} records of the sample, ${megabytes.toFixed(0)} MB, in one file`)
  await measureLargeFile(file, engines.at(-1), quick ? 1 : 3)
  await dataset(file)
  await keys(quick ? 1_000_000 : 30_000_000)
  console.log()
} finally {
  rmSync(folder, { recursive: true })
}

/** The cost of folds and conclusion, compared with reading and parsing the same records: in one process, batch by batch. */
async function dataset(file) {
  const module = join(folder, 'dataset.mjs')
  const from = (path) => JSON.stringify(join(root, 'packages', path))
  const contents = `export { DataSet } from ${from('conform/src/dataset/data-set.ts')}
export { factBudget, SpillingFactTable } from ${from('shebiao/src/runner/spilling-fact-table.ts')}
export { conclude } from ${from('conform/src/dataset/conclude.ts')}
export { Engines } from ${from('conform/src/check/engines.ts')}
export { readRange } from ${from('shebiao/src/runner/files.ts')}
export { strategy } from ${from('shebiao/src/runner/strategy.ts')}
export { LineRecords } from ${from('conform/src/read/ndjson.ts')}
export { clauseSeverities } from ${from('conform/src/model/clauses.ts')}
export { dataRules } from ${from('conform/src/rules/dataset/index.ts')}`
  const resolveDir = join(root, 'packages/shebiao')
  const tsconfig = join(root, 'packages/shebiao/tsconfig.json')
  await build({ stdin: { contents, resolveDir }, tsconfig, bundle: true, platform: 'node', format: 'esm', outfile: module, logLevel: 'error' })
  for (const engine of engines) {
    const { stdout } = await run([join(root, 'scripts/bench/dataset.mjs'), module, file], { env: withEngine(engine) })
    const { parse, fold, conclude, records, findings } = JSON.parse(stdout)
    const share = (fold + conclude) / parse
    console.log(
      `  data-set rules and keys (${engine}): ${((fold + conclude) / records).toFixed(1)} µs a record, ${share.toFixed(2)} of read + decode + JSON.parse, ${findings} findings   target ≤ 0.25: ${mark(share <= 0.25)}`,
    )
  }
}

async function keys(count) {
  const { wall, peak, stdout } = await run([join(root, 'scripts/bench/keys.mjs'), join(folder, 'dataset.mjs'), join(folder, 'facts'), String(count)])
  console.log(
    `  ${count} distinct keys: ${(wall / 1000).toFixed(0)} s, ${peak.toFixed(0)} MB at most, ${stdout.trim()}   target ≤ 200 MB: ${mark(peak <= 200)}`,
  )
}
