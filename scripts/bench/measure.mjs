// What the parts of the benchmark share: processes with their CPU and memory, and candidates that take turns.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const quick = process.argv.includes('--quick')
export const root = fileURLToPath(new URL('../../', import.meta.url))
export const cli = join(root, 'packages/shebiao/bin/shebiao.js')
const meter = join(root, 'scripts/bench/cpu.mjs')

/** What of a check the sample has wrong with it, everywhere. */
export const violations = ['--violations', 'schema=0.02,rule=0.01,dataset=0.005']

/** The two ways of checking, as the command takes them from its environment; the last is the one it takes by itself. */
export const engines = ['plain', 'cached']

/** The environment of a command that checks that way. */
export function withEngine(engine) {
  return { ...process.env, SHEBIAO_ENGINE: engine }
}

export function mark(reached) {
  return reached ? 'reached' : 'MISSED'
}

/** Milliseconds of a process: wall, or the CPU it used as it reports it itself on exit. */
export function child(args, { wall = false, env = process.env } = {}) {
  const started = performance.now()
  const { error, stderr } = spawnSync(process.execPath, [...(wall ? [] : ['--import', meter]), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env,
  })
  if (error) throw error
  return wall ? performance.now() - started : told(stderr, 'cpu-ms')
}

/** CPU milliseconds of a program that is not ours, with all it starts; its output is thrown away. Linux. */
export function foreign(program, args) {
  const before = ofChildren()
  const { error } = spawnSync(program, args, { stdio: 'ignore' })
  if (error) throw error
  return ofChildren() - before
}

// Fields 16 and 17 of the line, counted behind the name in brackets: user and system time of children that have ended, in ticks.
function ofChildren() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

/**
 * A process of ours with its wall and CPU milliseconds, its peak memory in MB, and the memory it held second by second.
 * Throws where it failed; a check that finds something has not.
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
      if (status !== 0 && !(status === 1 && args[0] === cli && args[1] === 'check')) reject(new Error(`${args.join(' ')}: ${stderr}`))
      else resolve({ wall: performance.now() - started, cpu: told(stderr, 'cpu-ms'), peak: told(stderr, 'peak-kb') / 1024, memory, stdout })
    })
  })
}

/** MB that a process holds now; undefined where that cannot be told. */
function resident(pid) {
  const status = `/proc/${pid}/status`
  try {
    return existsSync(status) ? Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))[1]) / 1024 : undefined
  } catch {
    // It has just ended.
    return undefined
  }
}

/** Memory over time in ten points, each the most of its tenth. */
export function overTime(memory) {
  const tenth = Math.max(1, memory.length / 10)
  const points = Array.from({ length: Math.min(10, memory.length) }, (_, i) => Math.max(...memory.slice(Math.floor(i * tenth), Math.floor((i + 1) * tenth))))
  return points.map((point) => point.toFixed(0)).join(' ')
}

function told(text, name) {
  return Number(new RegExp(`^${name} (\\d+(?:\\.\\d+)?)`, 'm').exec(text)?.[1])
}

/** The lower quartile of each candidate, taking turns in an order of chance. */
export function race(rounds, candidates) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]))
  for (let i = 0; i < rounds; i++) {
    for (const name of Object.keys(candidates).sort(() => Math.random() - 0.5)) samples[name].push(candidates[name]())
  }
  return Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, times.sort((a, b) => a - b)[Math.floor(times.length / 4)]]))
}

/** CPU milliseconds of a piece of work in this process. */
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
