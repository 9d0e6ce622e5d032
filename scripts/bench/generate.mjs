// Time to generate the validators only, and everything.  npm run bench -- generate
import { join } from 'node:path'
import { child, mark, quick, root, run } from './measure.mjs'

const rounds = quick ? 1 : 5
const runs = []
for (let i = 0; i < rounds; i++) runs.push(JSON.parse((await run([join(root, 'scripts/bench/compile.mjs')])).stdout))
const { count } = runs[0]
const validators = Math.min(...runs.map(({ time }) => time))
console.log(
  `generating ${count} validators alone, without reading the sources: ${(validators / 1000).toFixed(2)} s CPU   target ≤ 0.3 s: ${mark(validators <= 300)}`,
)
const time = Math.min(...Array.from({ length: rounds }, () => child([join(root, 'packages/generate/dist/main.js')], { wall: true })))
console.log(`generating every type and validator: ${(time / 1000).toFixed(2)} s   target ≤ 3 s: ${mark(time <= 3000)}\n`)
