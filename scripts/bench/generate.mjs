// How long generating takes: every validator alone, and everything.  npm run bench -- generate
import { join } from 'node:path'
import { child, mark, quick, root, run } from './measure.mjs'

const rounds = quick ? 1 : 5
const alone = []
for (let i = 0; i < rounds; i++) alone.push(JSON.parse((await run([join(root, 'scripts/bench/compile.mjs')])).stdout))
const { count } = alone[0]
const validators = Math.min(...alone.map(({ time }) => time))
console.log(`generating ${count} validators alone, the sources read: ${(validators / 1000).toFixed(2)} s CPU   target ≤ 0.3 s: ${mark(validators <= 300)}`)
const time = Math.min(...Array.from({ length: rounds }, () => child([join(root, 'packages/generate/dist/main.js')], { wall: true })))
console.log(`generating every type and validator: ${(time / 1000).toFixed(2)} s   target ≤ 3 s: ${mark(time <= 3000)}\n`)
