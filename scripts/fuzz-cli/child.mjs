// Makes files from a seed, checks them in this process, and tells the parent what came of each.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { fileOf } from './files.mjs'
import { isReadable } from './readable.mjs'

const [folder, seed, from, to] = process.argv.slice(2)
const conform = fileURLToPath(new URL('../../packages/conform/src/', import.meta.url))
const command = join(folder, `check-${process.pid}.mjs`)
await build({
  entryPoints: [fileURLToPath(new URL('../../packages/shebiao/src/runner/run.ts', import.meta.url))],
  absWorkingDir: conform,
  outfile: command,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
})
const { run } = await import(command)
const { exitCode } = await import('../../packages/conform/dist/index.js')

for (let number = Number(from); number < Number(to); number++) {
  const { name, bytes } = fileOf(Number(seed), number)
  const path = join(folder, `${process.pid}-${name}`)
  writeFileSync(path, bytes)
  process.send({ begun: name })
  let failure
  let conforms = false
  try {
    const report = await run([path], { asOf: '2026-01-01' })
    const code = exitCode(report)
    JSON.parse(JSON.stringify(report))
    conforms = code === 0
    if (![0, 1, 2].includes(code)) failure = `exit code ${code}`
    else if (conforms && report.verdict !== 'conforms') failure = `exit code 0 and verdict ${report.verdict}`
    else if (conforms && (report.summary.unreadable > 0 || report.summary.records === 0)) failure = 'conforms, though not all was read'
    else if (conforms) failure = isReadable(name, bytes, report.summary.records)
  } catch (error) {
    failure = error.stack
  }
  process.send({ conforms, ...(failure && { failure: `(${name}): ${failure}\n  ${bytes.subarray(0, 300).toString('latin1')}` }) })
}
process.disconnect()
