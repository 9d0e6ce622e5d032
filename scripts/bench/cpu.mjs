// Loaded before the measured program: says on exit how much CPU the process used, all threads together, and its peak memory.
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    writeSync(2, `cpu-ms ${(user + system) / 1000}\npeak-kb ${process.resourceUsage().maxRSS}\n`)
  })
}
