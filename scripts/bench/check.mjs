// The whole check of 20,000 records of the sample, compared with reading and parsing them, and with a validator that checks the
// schema only.  npm run bench -- check
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { child, cli, engines, foreign, list, mark, quick, race, root, run, violations, withEngine } from './measure.mjs'

const count = quick ? 2000 : 20_000
const rounds = quick ? 3 : 5
const script = (name) => join(root, 'scripts/bench', name)
const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))
const label = (engine) => `shebiao check (${engine})`
const check = (file) => [cli, 'check', file, '--standard', 'service-item@1.0', '--type', 'implementation', '--format', 'json', '--threads=1']

try {
  for (const [name, more] of [
    ['the sample', []],
    ['the sample, all records unlike', ['--unlike']],
  ]) {
    const out = join(folder, more.join(''), 'data')
    await run([cli, 'sample', '--large', '--records', String(count), '--seed', '3', ...violations, ...more, '--out', out])
    const file = join(out, 'implementations.ndjson')
    compareWithParsing(name, file)
    if (more.length === 0) compareWithPeer(file)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function compareWithParsing(name, file) {
  const times = race(rounds, {
    'read + decode + JSON.parse': () => child([script('parse.mjs'), file]),
    ...Object.fromEntries(engines.map((engine) => [label(engine), () => child(check(file), { env: withEngine(engine) })])),
    'node -e 0': () => child(['-e', '0']),
  })
  const size = statSync(file).size
  console.log(
    `whole check of ${count} records: ${name}, ${(size / 1e6).toFixed(0)} MB, ${(size / count / 1000).toFixed(1)} kB a record, process CPU less that of an empty process`,
  )
  list(times)
  const empty = times['node -e 0']
  for (const engine of engines) {
    const ratio = (times[label(engine)] - empty) / (times['read + decode + JSON.parse'] - empty)
    const target = engine === 'cached' ? `   target ≤ 2.0: ${mark(ratio <= 2)}` : ''
    console.log(`  ${label(engine)} / parse = ${ratio.toFixed(2)}${target}`)
  }
  console.log()
}

/** Compares with the jsonschema command of Sourcemeta. It is not a dependency, because it is licensed under the AGPL. */
function compareWithPeer(file) {
  const program = peerProgram()
  if (program === undefined) return
  // It detects NDJSON by this file extension.
  const lines = file.replace(/ndjson$/, 'jsonl')
  copyFileSync(file, lines)
  const schema = join(root, 'schemas/generated/service-item/1.0/implementation.schema.json')
  const times = race(rounds, {
    'jsonschema validate --fast': () => foreign(program, ['validate', '--fast', '--continue', '--format-assertion', schema, lines]),
    'jsonschema version': () => foreign(program, ['version']),
    'read + parse + validator, all errors': () => child([script('validate.mjs'), file]),
    ...Object.fromEntries(engines.map((engine) => [label(engine), () => child(check(file), { env: withEngine(engine) })])),
    'node -e 0': () => child(['-e', '0']),
  })
  console.log(`compared with jsonschema ${peerVersion()} on the same lines, CPU`)
  list(times)
  const peer = times['jsonschema validate --fast'] - times['jsonschema version']
  const ratioOf = (name) => (times[name] - times['node -e 0']) / peer
  const validators = ratioOf('read + parse + validator, all errors')
  console.log(`  reading and validators / jsonschema = ${validators.toFixed(2)}   target ≤ 0.6: ${mark(validators <= 0.6)}`)
  for (const engine of engines) console.log(`  ${label(engine)} with all rules / jsonschema = ${ratioOf(label(engine)).toFixed(2)}`)
  console.log()
}

function peerFolder() {
  return process.env.SHEBIAO_BENCH_PEERS && join(process.env.SHEBIAO_BENCH_PEERS, 'node_modules/@sourcemeta/jsonschema')
}

function peerVersion() {
  return createRequire(import.meta.url)(join(peerFolder(), 'package.json')).version
}

function peerProgram() {
  const own = peerFolder()
  const name = `jsonschema-${platform()}-${arch() === 'x64' ? 'x86_64' : arch()}`
  const program = own && join(own, 'build/github-releases', name)
  if (program && existsSync(program) && existsSync('/proc/self/stat') && readFileSync(program).length > 0) return program
  console.log(
    'not compared with jsonschema by Sourcemeta (AGPL, Linux): npm install --prefix DIR @sourcemeta/jsonschema, and SHEBIAO_BENCH_PEERS=DIR npm run bench -- check\n',
  )
  return undefined
}
