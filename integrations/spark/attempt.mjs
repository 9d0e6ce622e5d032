// A wrapper of the command for tests: `node attempt.mjs LOG DELAYED command…`. It records every attempt at a part as a file in the
// folder LOG. The first attempt at the part DELAYED waits until its task is gone (60 s at most), and runs the command nevertheless,
// as an orphaned process does.
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const [log, delayed, program, ...args] = process.argv.slice(2)
const part = /part-(\d+)/.exec(args.join(' '))?.[1]
if (part !== undefined) {
  process.on('SIGHUP', () => {})
  const parent = process.ppid
  const first = !readdirSync(log).some((name) => name.startsWith(`${part}.`))
  writeFileSync(join(log, `${part}.${process.pid}`), '')
  if (first && Number(part) === Number(delayed)) {
    const deadline = Date.now() + 60_000
    while (process.ppid === parent && Date.now() < deadline) await setTimeout(100)
  }
}
process.exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 2
if (part !== undefined) writeFileSync(join(log, `${part}.${process.pid}.done`), '')
