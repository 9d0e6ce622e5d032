// npm test: runs all tests, type checks and promises, and repeats what failed at the end of the output.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

const command = ['turbo', 'run', 'test', 'typecheck', 'promises', '--output-logs=new-only', ...process.argv.slice(2)]
const child = spawn('npx', command, { stdio: ['inherit', 'pipe', 'inherit'], shell: process.platform === 'win32' })
/** What failed, by task: test details as Vitest prints them, and errors of the compiler. */
const failures = new Map()
/** Tasks whose lines belong to the details of failed tests. */
const inDetails = new Set()

for await (const line of createInterface({ input: child.stdout })) {
  console.log(line)
  const [, task, text] = /^([@\w/-]+:[\w]+|\/\/:\w+): (.*)$/.exec(stripVTControlCharacters(line)) ?? []
  if (task === undefined) continue
  if (/Failed (?:Tests|Suites) \d/.test(text)) inDetails.add(task)
  if (/^ *Test Files /.test(text)) inDetails.delete(task)
  if (inDetails.has(task) || /: error TS\d+: /.test(text)) failures.set(task, [...(failures.get(task) ?? []), text])
}
const [code] = child.exitCode === null ? await new Promise((done) => child.once('close', (...result) => done(result))) : [child.exitCode]
for (const [task, lines] of failures) console.log(`\n失败 failed: ${task}\n${lines.join('\n').trim()}`)
process.exitCode = code ?? 1
