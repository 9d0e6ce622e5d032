// Shared by the benchmarks: runs processes and measures their CPU time and memory, and compares candidates.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const quick = process.argv.includes('--quick')
export const root = fileURLToPath(new URL('../../', import.meta.url))
export const cli = join(root, 'packages/shebiao/bin/shebiao.js')
const meter = join(root, 'scripts/bench/cpu.mjs')

/** Options of `shebiao sample`: the shares of violations in all samples. */
export const violations = ['--violations', 'schema=0.02,rule=0.01,dataset=0.005']

/** The values of SHEBIAO_ENGINE. The last is the command's default. */
export const engines = ['plain', 'cached']

/** The environment in which the command uses this engine. */
export function withEngine(engine) {
  return { ...process.env, SHEBIAO_ENGINE: engine }
}

export function mark(reached) {
  return reached ? 'reached' : 'MISSED'
}

/** Milliseconds of a Node process: wall time, or the CPU time that it reports on exit. */
export function child(args, { wall = false, env = process.env } = {}) {
  const started = performance.now()
  const { error, stderr } = spawnSync(process.execPath, [...(wall ? [] : ['--import', meter]), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env,
  })
  if (error) throw error
  return wall ? performance.now() - started : reported(stderr, 'cpu-ms')
}

/** CPU milliseconds of another program and its children. Its output is discarded. Linux only. */
export function foreign(program, args) {
  const before = childrenCpu()
  const { error } = spawnSync(program, args, { stdio: 'ignore' })
  if (error) throw error
  return childrenCpu() - before
}

// Fields 16 and 17 of /proc/self/stat: user and system time of terminated children, in ticks of 10 ms.
function childrenCpu() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

/**
 * Runs a Node process. Resolves to its wall and CPU milliseconds, its peak memory in MB, its memory in MB second by second, and its
 * standard output. Rejects if it fails; the exit codes 1 and 2 of `shebiao check` are no failures.
 */
export function run(args, { env = process.env } = {}) {
  const started = performance.now()
  const memory = []
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, ['--import', meter, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
    const out = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) process_[name].setEncoding('utf8').on('data', (text) => (out[name] += text))
    const timer = setInterval(() => {
      const held = resident(process_.pid)
      if (held !== undefined) memory.push(held)
    }, 1000)
    process_.on('error', reject)
    process_.on('close', (status) => {
      clearInterval(timer)
      const { stdout, stderr } = out
      if (status !== 0 && !((status === 1 || status === 2) && args[0] === cli && args[1] === 'check')) reject(new Error(`${args.join(' ')}: ${stderr}`))
      else resolve({ wall: performance.now() - started, cpu: reported(stderr, 'cpu-ms'), peak: reported(stderr, 'peak-kb') / 1024, memory, stdout })
    })
  })
}

/** Resident memory of a process in MB; undefined if it is unknown. */
function resident(pid) {
  const status = `/proc/${pid}/status`
  try {
    return existsSync(status) ? Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))[1]) / 1024 : undefined
  } catch {
    // The process has just ended.
    return undefined
  }
}

/** Memory over time as ten numbers, each the maximum of a tenth of the time. */
export function overTime(memory) {
  const tenth = Math.max(1, memory.length / 10)
  const points = Array.from({ length: Math.min(10, memory.length) }, (_, i) => Math.max(...memory.slice(Math.floor(i * tenth), Math.floor((i + 1) * tenth))))
  return points.map((point) => point.toFixed(0)).join(' ')
}

/** A number that cpu.mjs printed. */
function reported(text, name) {
  return Number(new RegExp(`^${name} (\\d+(?:\\.\\d+)?)`, 'm').exec(text)?.[1])
}

/** Runs candidates in turn, in random order. Returns the lower quartile of the times of each. */
export function race(rounds, candidates) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]))
  for (let i = 0; i < rounds; i++) {
    for (const name of Object.keys(candidates).sort(() => Math.random() - 0.5)) samples[name].push(candidates[name]())
  }
  return Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, times.sort((a, b) => a - b)[Math.floor(times.length / 4)]]))
}

/** CPU milliseconds of a function in this process. */
export function cpuOf(work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Prints candidates with their milliseconds. */
export function list(times) {
  for (const [name, time] of Object.entries(times)) console.log(`  ${name.padEnd(36)} ${time.toFixed(0).padStart(7)} ms`)
}
