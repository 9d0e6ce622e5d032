// The check of one large file beside parsing it, and two threads beside one. Used by scale.mjs and huge.mjs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cli, mark, overTime, root, run, withEngine } from './measure.mjs'

/**
 * Parses a file, checks it with one thread, with two, and by two processes at once that share nothing and of which each checks
 * all of it: what the machine gives two threads at most. So many times in turn; says what each took.
 */
export async function besideParsing(file, engine, times) {
  const env = withEngine(engine)
  const report = (threads, twin = '') => `${file}.report-${threads}${twin}`
  const check = (threads, twin) =>
    run([cli, 'check', file, '--as-of', '2026-01-01', '--format', 'json', '--output', report(threads, twin), '--threads', String(threads)], { env })
  // Alternating, the fastest of each: what else the machine does slows all of them.
  const parses = []
  const rounds = []
  for (let i = 0; i < times; i++) {
    parses.push((await run([join(root, 'scripts/bench/parse.mjs'), file])).cpu)
    rounds.push([await check(1), await check(2), both(await Promise.all([check(1), check(1, '-twin')]))])
  }
  const [one, two, twins] = [0, 1, 2].map((i) => rounds.map((round) => round[i]).sort((a, b) => a.wall - b.wall)[0])
  const same = readFileSync(report(1)).equals(readFileSync(report(2)))
  if (engine) console.log(`  engine ${engine}`)
  for (const [name, { wall, cpu, peak, memory }] of Object.entries({ '1 thread': one, '2 threads': two }))
    console.log(
      `  ${name.padEnd(12)} ${(wall / 1000).toFixed(1)} s wall, ${(cpu / 1000).toFixed(1)} s CPU, ${peak.toFixed(0)} MB at most; over time ${overTime(memory)}`,
    )
  const empty = (await run(['-e', '0'])).cpu
  const ratio = (Math.min(...rounds.map(([first]) => first.cpu)) - empty) / (Math.min(...parses) - empty)
  console.log(
    `  read + decode + JSON.parse: ${parses.map((cpu) => (cpu / 1000).toFixed(1)).join(', ')} s CPU; 1 thread ${rounds.map(([{ cpu }]) => (cpu / 1000).toFixed(1)).join(', ')}`,
  )
  const steady = engine === 'bytes' ? 0.7 : 1.1
  console.log(`  check / parse = ${ratio.toFixed(2)} at 1 thread, CPU   target ≤ ${steady} (5/5): ${mark(ratio <= steady)}`)
  const walls = rounds.map((round) => round.map(({ wall }) => (wall / 1000).toFixed(1)).join(' / '))
  console.log(`  1 thread / 2 threads / 2 processes of 1 thread, twice the work: ${walls.join(', ')} s wall`)
  const [faster, dearer] = [one.wall / two.wall, two.cpu / one.cpu]
  console.log(
    `  2 threads are ${faster.toFixed(2)}× as fast, at ${dearer.toFixed(2)}× the CPU   target ≥ 1.75× or ≤ 1.08×: ${mark(faster >= 1.75 || dearer <= 1.08)}`,
  )
  console.log(`  2 processes that share nothing do ${((2 * one.wall) / twins.wall).toFixed(2)}× as much, at ${(twins.cpu / (2 * one.cpu)).toFixed(2)}× the CPU`)
  console.log(`  peak memory   target ≤ 150 MB and ≤ 256 MB: ${mark(one.peak <= 150 && two.peak <= 256)}`)
  console.log(`  the reports are ${same ? 'the same, byte for byte' : 'NOT THE SAME'}`)
}

/** Processes that ran at once, as one. */
function both(runs) {
  return { wall: Math.max(...runs.map(({ wall }) => wall)), cpu: runs.reduce((sum, { cpu }) => sum + cpu, 0) }
}
