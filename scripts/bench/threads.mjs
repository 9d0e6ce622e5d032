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
  const took = { parse: [], one: [], two: [], twins: [] }
  for (let i = 0; i < times; i++) {
    took.parse.push(await run([join(root, 'scripts/bench/parse.mjs'), file]))
    took.one.push(await check(1))
    took.two.push(await check(2))
    took.twins.push(both(await Promise.all([check(1), check(1, '-twin')])))
    took.two.push(await check(2))
    took.one.push(await check(1))
  }
  const [one, two, twins] = [took.one, took.two, took.twins].map(fastest)
  const same = readFileSync(report(1)).equals(readFileSync(report(2)))
  const [peakOfOne, peakOfTwo] = [took.one, took.two].map((runs) => Math.max(...runs.map(({ peak }) => peak)))
  for (const [name, { wall, cpu, memory }, peak] of [
    ['1 thread', one, peakOfOne],
    ['2 threads', two, peakOfTwo],
  ])
    console.log(
      `  ${name.padEnd(12)} ${(wall / 1000).toFixed(1)} s wall, ${(cpu / 1000).toFixed(1)} s CPU, ${peak.toFixed(0)} MB at most in any run; over time ${overTime(memory)}`,
    )
  const empty = (await run(['-e', '0'])).cpu
  // As many of the one as of the other: the fastest of more would be faster.
  const asOften = took.one.filter((_, i) => i % 2 === 0)
  const ratio = (Math.min(...cpusOf(asOften)) - empty) / (Math.min(...cpusOf(took.parse)) - empty)
  console.log(`  CPU: read + decode + JSON.parse ${seconds(cpusOf(took.parse))}; 1 thread ${seconds(cpusOf(took.one))}; 2 threads ${seconds(cpusOf(took.two))}`)
  const steady = 0.7
  console.log(`  check / parse = ${ratio.toFixed(2)} at 1 thread, CPU   target ≤ ${steady} (5/5): ${mark(ratio <= steady)}`)
  const walls = [took.one, took.two, took.twins].map((runs) => seconds(runs.map(({ wall }) => wall)))
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

/** Processes that ran at once, as one. */
function both(runs) {
  return { wall: Math.max(...runs.map(({ wall }) => wall)), cpu: runs.reduce((sum, { cpu }) => sum + cpu, 0) }
}
