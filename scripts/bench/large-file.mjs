// The check of one large file, compared with parsing it, and with two threads. Used by scale.mjs and huge.mjs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cli, mark, overTime, root, run, withEngine } from './measure.mjs'

/**
 * Parses a file, checks it with one thread and with two, and by two processes at once that each check all of it: the limit of what two
 * threads can gain on this machine. Does so `rounds` times in turn and prints the times.
 */
export async function measureLargeFile(file, engine, rounds) {
  const env = withEngine(engine)
  const report = (threads, twin = '') => `${file}.report-${threads}${twin}`
  const check = (threads, twin) =>
    run([cli, 'check', file, '--as-of', '2026-01-01', '--format', 'json', '--output', report(threads, twin), '--threads', String(threads)], { env })
  // Alternating, and the fastest run of each counts: other load on the machine slows all of them.
  const runs = { parse: [], one: [], two: [], twins: [] }
  for (let i = 0; i < rounds; i++) {
    runs.parse.push(await run([join(root, 'scripts/bench/parse.mjs'), file]))
    runs.one.push(await check(1))
    runs.two.push(await check(2))
    runs.twins.push(combined(await Promise.all([check(1), check(1, '-twin')])))
    runs.two.push(await check(2))
    runs.one.push(await check(1))
  }
  const [one, two, twins] = [runs.one, runs.two, runs.twins].map(fastest)
  const same = readFileSync(report(1)).equals(readFileSync(report(2)))
  const [peakOfOne, peakOfTwo] = [runs.one, runs.two].map((own) => Math.max(...own.map(({ peak }) => peak)))
  for (const [name, { wall, cpu, memory }, peak] of [
    ['1 thread', one, peakOfOne],
    ['2 threads', two, peakOfTwo],
  ])
    console.log(
      `  ${name.padEnd(12)} ${(wall / 1000).toFixed(1)} s wall, ${(cpu / 1000).toFixed(1)} s CPU, ${peak.toFixed(0)} MB at most in any run; over time ${overTime(memory)}`,
    )
  const empty = (await run(['-e', '0'])).cpu
  // As many runs as of parsing: the fastest of more runs would be faster.
  const sameNumber = runs.one.filter((_, i) => i % 2 === 0)
  const ratio = (Math.min(...cpusOf(sameNumber)) - empty) / (Math.min(...cpusOf(runs.parse)) - empty)
  console.log(`  CPU: read + decode + JSON.parse ${seconds(cpusOf(runs.parse))}; 1 thread ${seconds(cpusOf(runs.one))}; 2 threads ${seconds(cpusOf(runs.two))}`)
  const steady = 0.7
  console.log(`  check / parse = ${ratio.toFixed(2)} at 1 thread, CPU   target ≤ ${steady} (5/5): ${mark(ratio <= steady)}`)
  const walls = [runs.one, runs.two, runs.twins].map((own) => seconds(own.map(({ wall }) => wall)))
  console.log(`  wall: 1 thread ${walls[0]}; 2 threads ${walls[1]}; 2 processes of 1 thread, twice the work, ${walls[2]}`)
  const [faster, dearer] = [one.wall / two.wall, two.cpu / one.cpu]
  console.log(
    `  2 threads are ${faster.toFixed(2)}× as fast, at ${dearer.toFixed(2)}× the CPU   target ≥ 1.75× or ≤ 1.08×: ${mark(faster >= 1.75 || dearer <= 1.08)}`,
  )
  console.log(`  2 processes that share nothing do ${((2 * one.wall) / twins.wall).toFixed(2)}× as much, at ${(twins.cpu / (2 * one.cpu)).toFixed(2)}× the CPU`)
  console.log(`  peak memory   target ≤ 150 MB and ≤ 256 MB: ${mark(peakOfOne <= 150 && peakOfTwo <= 256)}`)
  console.log(`  the reports are ${same ? 'the same, byte for byte' : 'NOT THE SAME'}`)
}

function fastest(runs) {
  return runs.reduce((first, other) => (other.wall < first.wall ? other : first))
}

function cpusOf(runs) {
  return runs.map(({ cpu }) => cpu)
}

function seconds(times) {
  return `${times.map((time) => (time / 1000).toFixed(1)).join(', ')} s`
}

/** The times of processes that ran at once, as one run. */
function combined(runs) {
  return { wall: Math.max(...runs.map(({ wall }) => wall)), cpu: runs.reduce((sum, { cpu }) => sum + cpu, 0) }
}
