// Start-up time of the command.  npm run bench -- start
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { child, cli, mark, quick, race, root } from './measure.mjs'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))
const empty = join(folder, 'empty.cjs')
writeFileSync(empty, '')
const one = join(root, 'schemas/service-guide/2.0/examples/guide.minimal.json')
const wall = (...args) => child(args, { wall: true })
const times = race(quick ? 5 : 41, {
  'node -e 0': () => wall('-e', '0'),
  'an empty CommonJS file': () => wall(empty),
  'shebiao --version': () => wall(cli, '--version'),
  'shebiao check (one file)': () => wall(cli, 'check', one),
})
rmSync(folder, { recursive: true })
const base = times['node -e 0']
console.log('start-up, wall')
for (const [name, time] of Object.entries(times)) console.log(`  ${name.padEnd(28)} ${time.toFixed(0).padStart(7)} ms   ${(time / base).toFixed(2)}×`)
console.log(
  `  targets: --version ≤ 1.3×: ${mark(times['shebiao --version'] / base <= 1.3)}; one file ≤ 2.5×: ${mark(times['shebiao check (one file)'] / base <= 2.5)}\n`,
)
