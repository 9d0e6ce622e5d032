// Stands before the command in the tests: `node attempt.mjs NOTES HELD command…` notes every attempt at a part in the folder
// NOTES, and holds the first attempt at the part HELD until its task is gone or given up; then it runs the command all the
// same, as a process does that nobody has told.
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const [notes, held, program, ...args] = process.argv.slice(2)
const part = /part-(\d+)/.exec(args.join(' '))?.[1]
if (part !== undefined) {
  process.on('SIGHUP', () => {})
  const parent = process.ppid
  const first = !readdirSync(notes).some((name) => name.startsWith(`${part}.`))
  writeFileSync(join(notes, `${part}.${process.pid}`), '')
  if (first && Number(part) === Number(held)) {
    const deadline = Date.now() + 60_000
    while (process.ppid === parent && Date.now() < deadline) await setTimeout(100)
  }
}
process.exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 2
if (part !== undefined) writeFileSync(join(notes, `${part}.${process.pid}.done`), '')
