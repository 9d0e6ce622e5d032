// Preloaded into the measured process. On exit, prints the CPU time of all its threads and its peak memory on standard error.
import { readFileSync, writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    writeSync(2, `cpu-ms ${(user + system) / 1000}\npeak-kb ${peak()}\n`)
  })
}

/** Peak resident memory in kB. Not maxRSS on Linux, where it starts with that of the parent process. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
}
