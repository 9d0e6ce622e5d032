// Ratios measured side by side in one run; absolutes depend on the machine, ratios hardly. CPU time, candidates shuffled
// within rounds, the lower quartile taken.  npm run bench [-- --quick] [-- validators check start generate site compat scale spark]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Validator as Cfworker } from '@cfworker/json-schema'
import { Implementation } from '@shebiao/schemas/service-item/1.0'
import { ajv, assertions, hyperjump } from '../oracle.mjs'
import { records } from './records.mjs'

const quick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('../../', import.meta.url))
const cli = join(root, 'packages/conform/bin/shebiao.js')
const path = 'schemas/generated/service-item/1.0/implementation'
const schema = JSON.parse(readFileSync(join(root, `${path}.schema.json`), 'utf8'))
const published = await import(join(root, `${path}.validate.js`))

console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`)
const parts = {
  validators,
  check: wholeCheck,
  start: startUp,
  generate: generation,
  site: () => import('./site.mjs'),
  compat,
  scale: () => import('./scale.mjs'),
  spark: () => import('./spark.mjs'),
}
const only = process.argv.slice(2).filter((name) => Object.hasOwn(parts, name))
for (const [name, part] of Object.entries(parts)) if (only.length === 0 || only.includes(name)) await part()

async function validators() {
  const sample = [...records(quick ? 200 : 1000, 7)]
  const fewer = sample.slice(0, quick ? 20 : 100)
  const inProcess = ajv(schema)
  const remote = await hyperjump(schema)
  const cfworker = new Cfworker(assertions(schema), '2020-12', false)
  const every = (record) => published.issues(record).length === 0
  const verdicts = (list, valid) => list.map((record) => Boolean(valid(record))).join()
  const expected = verdicts(fewer, inProcess)
  for (const [name, valid] of [
    ['published', published.is],
    ['published, all errors', every],
    ['Implementation.is', (r) => Implementation.is(r)],
    ['hyperjump', (r) => remote(r)],
    ['cfworker', (r) => cfworker.validate(r).valid],
  ]) {
    if (verdicts(fewer, valid) !== expected) console.log(`!! ${name} does not agree with ajv`)
  }
  const times = race(quick ? 5 : 15, {
    published: () => perRecord(sample, 5, every),
    'ajv in process': () => perRecord(sample, 5, inProcess),
    hyperjump: () => perRecord(fewer, 1, remote),
    cfworker: () => perRecord(fewer, 1, (record) => cfworker.validate(record).valid),
  })
  const own = times.published
  console.log(`validators, all errors, µs a record (${sample.length} records)`)
  for (const [name, time] of Object.entries(times))
    console.log(`  ${name.padEnd(16)} ${(time * 1000).toFixed(1).padStart(9)}   published is ${(time / own).toFixed(2)}× as fast`)
  console.log(
    `  targets: ≥ 0.95× ajv in process: ${mark(times['ajv in process'] / own >= 0.95)}; ≥ 5× hyperjump and cfworker: ${mark(Math.min(times.hyperjump, times.cfworker) / own >= 5)}\n`,
  )
}

function wholeCheck() {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))
  const file = join(folder, 'records.ndjson')
  const count = quick ? 2000 : 20_000
  writeFileSync(file, `${[...records(count, 3)].map((record) => JSON.stringify(record)).join('\n')}\n`)
  const size = readFileSync(file).length
  const base = join(root, 'scripts/bench/parse.mjs')
  const bare = '--threads=1'
  const times = race(quick ? 3 : 7, {
    'read + decode + JSON.parse': () => child([base, file]),
    'shebiao check': () => child([cli, 'check', file, '--standard', 'service-item@1.0', '--type', 'implementation', '--format', 'json', bare]),
    'node -e 0': () => child(['-e', '0']),
  })
  rmSync(folder, { recursive: true })
  const empty = times['node -e 0']
  const ratio = (times['shebiao check'] - empty) / (times['read + decode + JSON.parse'] - empty)
  console.log(
    `whole check of ${count} NDJSON records, ${(size / 1e6).toFixed(0)} MB, ${(size / count / 1000).toFixed(1)} kB a record, process CPU less that of an empty process`,
  )
  for (const [name, time] of Object.entries(times)) console.log(`  ${name.padEnd(28)} ${time.toFixed(0).padStart(7)} ms`)
  console.log(`  check / parse = ${ratio.toFixed(2)}   target ≤ 2.0: ${mark(ratio <= 2)}\n`)
}

function startUp() {
  const one = join(root, 'schemas/service-guide/2.0/examples/guide.minimal.json')
  const times = race(quick ? 5 : 21, {
    'node -e 0': () => child(['-e', '0'], true),
    'shebiao --version': () => child([cli, '--version'], true),
    'shebiao check (one file)': () => child([cli, 'check', one], true),
  })
  const base = times['node -e 0']
  console.log('start-up, wall')
  for (const [name, time] of Object.entries(times)) console.log(`  ${name.padEnd(28)} ${time.toFixed(0).padStart(7)} ms   ${(time / base).toFixed(2)}×`)
  console.log(
    `  targets: --version ≤ 1.3×: ${mark(times['shebiao --version'] / base <= 1.3)}; one file ≤ 2.5×: ${mark(times['shebiao check (one file)'] / base <= 2.5)}\n`,
  )
}

/** In a process of its own, so that its memory is its own. */
function compat() {
  const { error, status } = spawnSync(process.execPath, [join(root, 'scripts/bench/compat.mjs')], { stdio: 'inherit' })
  if (error || status !== 0) throw error ?? new Error(`compat.mjs: ${status}`)
}

function generation() {
  const { time } = best(quick ? 1 : 3, () => child([join(root, 'packages/generate/dist/main.js')], true))
  console.log(`generating every type and validator: ${(time / 1000).toFixed(2)} s   target ≤ 3 s: ${mark(time <= 3000)}`)
}

/** CPU milliseconds a record. */
function perRecord(list, rounds, valid) {
  const start = process.cpuUsage()
  for (let i = 0; i < rounds; i++) for (const record of list) valid(record)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / (rounds * list.length)
}

/** Milliseconds of a process: wall, or the CPU it used as it reports it itself on exit. */
function child(args, wall = false) {
  const started = performance.now()
  const { error, stderr } = spawnSync(process.execPath, [...(wall ? [] : ['--import', join(root, 'scripts/bench/cpu.mjs')]), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (error) throw error
  return wall ? performance.now() - started : Number(/cpu-ms (\d+(?:\.\d+)?)/.exec(stderr)[1])
}

function race(rounds, candidates) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]))
  for (let i = 0; i < rounds; i++) {
    for (const name of Object.keys(candidates).sort(() => Math.random() - 0.5)) samples[name].push(candidates[name]())
  }
  return Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, times.sort((a, b) => a - b)[Math.floor(times.length / 4)]]))
}

function best(rounds, run) {
  return { time: Math.min(...Array.from({ length: rounds }, run)) }
}

function mark(reached) {
  return reached ? 'reached' : 'MISSED'
}
