// Loaded before the measured program: says on exit how much CPU the process used, all threads together, and its peak memory.
import { readFileSync, writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    writeSync(2, `cpu-ms ${(user + system) / 1000}\npeak-kb ${peak()}\n`)
  })
}

/** In kB. What the system calls the greatest resident size begins, on Linux, with that of the process that started this one. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
}
