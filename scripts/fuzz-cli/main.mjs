// Checks mutated files of every format with the command: none may take more than ten seconds, end with another exit code than 0, 1
// or 2, or conform though another reader says that it cannot be read.
//   node scripts/fuzz-cli/main.mjs [--files 20000] [--seconds N] [--seed S]      until one of both is reached
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { files: { type: 'string', default: '20000' }, seconds: { type: 'string', default: '3600' }, seed: { type: 'string', default: '1' } },
})
const wanted = Number(values.files)
const end = Date.now() + Number(values.seconds) * 1000
const hangLimit = 10_000
const folder = mkdtempSync(join(tmpdir(), 'shebiao-fuzz-cli-'))
const failures = []
let done = 0
let conforming = 0

// A file that never ends blocks its process: then that is killed, and another goes on behind the file.
while (done < wanted && Date.now() < end && failures.length < 10) await runChild()
rmSync(folder, { recursive: true, force: true })
for (const failure of failures) console.log(failure)
console.log(`${done} files, ${conforming} conforming, ${failures.length} failures (seed ${values.seed})`)
if (failures.length > 0 || done === 0 || conforming === 0) process.exitCode = 1

function runChild() {
  const child = fork(fileURLToPath(new URL('child.mjs', import.meta.url)), [folder, values.seed, String(done), String(wanted)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let stderr = ''
  child.stderr.on('data', (text) => {
    stderr = (stderr + text).slice(-2000)
  })
  return new Promise((resolve) => {
    let timer
    const watch = (name) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        failures.push(`file ${done} (${name}): no end after ${hangLimit / 1000} s`)
        done++
        child.kill('SIGKILL')
      }, hangLimit)
    }
    watch('start')
    child.on('message', ({ begun, conforms, failure }) => {
      if (begun !== undefined) return watch(begun)
      done++
      if (conforms) conforming++
      if (failure) failures.push(`file ${done - 1} ${failure}`)
      if (Date.now() >= end || failures.length >= 10) child.kill('SIGKILL')
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (code !== 0 && signal !== 'SIGKILL') failures.push(`file ${done++}: the process ended with ${code ?? signal}\n${stderr}`)
      resolve()
    })
  })
}
