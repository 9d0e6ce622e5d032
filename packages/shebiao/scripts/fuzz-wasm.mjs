// Fuzzes the C sources of the WebAssembly modules in a native build with address and undefined-behaviour sanitizers: each source
// for N seconds, 30 by default.
//   node scripts/fuzz-wasm.mjs [--seconds N]      clang with its sanitizers and simde (Debian 12): apt-get install clang libclang-rt-14-dev libsimde-dev
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } })
const sources = ['members', 'text']
const folder = mkdtempSync(join(tmpdir(), 'shebiao-fuzz-'))
const corpus = join(folder, 'corpus')
const seeds = [
  '{"v":[1,{"a":"\\\\\\"]"}],"w":"甲","x1":-1.5e3,"名称":null}',
  ` { "v" : "${'x'.repeat(70)}\\\\" , "w" : {"${'甲'.repeat(30)}":[[]]} }\r`,
  '{}',
  `{"v":"社会保险服务事项${'é𠮷'.repeat(9)}a办b事c","w":["甲\\u4e59丙丁戊己"]}`,
  '{"v":"\\u0041"}\n{"v":"\\u0041","w":[]}',
  // Lines that match templates of their leading value.
  '{"v":"a","x1":1,"w":2}\n{"v":"a","x1":12,"w":2}\n{"v":"a","x1":1,"w":[2]}\n{"v":"a","x1":1}\n{"v":"a","x1": 1,"w":2}',
  '{"w":1,"v":"a","名称":"甲"}\n{"x1":1,"v":"a","名称":"甲"}\n{"w":2,"v":"a","名称":"乙"}',
]
const flags = ['-O1', '-g', '-fsanitize=fuzzer,address,undefined', '-fno-sanitize-recover=all', '-Wno-unknown-attributes']
try {
  mkdirSync(corpus)
  for (const [i, seed] of seeds.entries()) writeFileSync(join(corpus, String(i)), seed)
  for (const name of sources) fuzz(name)
} finally {
  rmSync(folder, { recursive: true })
}

function fuzz(name) {
  const program = join(folder, name)
  const source = fileURLToPath(new URL(`../wasm/fuzz/${name}.c`, import.meta.url))
  const built = spawnSync('clang', [...flags, '-o', program, source], { encoding: 'utf8' })
  if (built.error || built.status !== 0) {
    const missing = built.error || /file not found|cannot find/.test(built.stderr)
    console.log(missing ? 'skipped: apt-get install clang libclang-rt-14-dev libsimde-dev' : built.stderr)
    if (!missing) process.exitCode = 1
    return
  }
  const args = [`-max_total_time=${values.seconds}`, '-max_len=4096', '-print_final_stats=1', `-artifact_prefix=${folder}/`, corpus]
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  console.log(`${name}.c: ${status === 0 ? `${/executed_units:\s*(\d+)/.exec(stderr)?.[1]} inputs, no crash` : stderr.slice(-4000)}`)
  if (status !== 0) process.exitCode = 1
}
