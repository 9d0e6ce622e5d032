// Loaded before the measured program: says on exit how much CPU the process used, all threads together.
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  writeSync(2, `cpu-ms ${(user + system) / 1000}\n`)
})
