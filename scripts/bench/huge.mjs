// Check of a file of 10 GB with one and with two threads, compared with parsing it. The file is written to a new folder in
// $SHEBIAO_BENCH_DIR, or the system's temporary folder, and removed. $SHEBIAO_BENCH_BYTES sets another size.
//   npm run bench -- huge
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureLargeFile } from './large-file.mjs'
import { cli, engines, run, violations } from './measure.mjs'

const targetSize = Number(process.env.SHEBIAO_BENCH_BYTES ?? 10e9)
const directory = process.env.SHEBIAO_BENCH_DIR ?? tmpdir()
const { bavail, bsize } = statfsSync(directory)
// Spilled facts need disk space too.
const needed = targetSize * 1.2
if (bavail * bsize < needed) console.log(`${directory} has ${gigabytes(bavail * bsize)} free, and ${gigabytes(needed)} are needed: set SHEBIAO_BENCH_DIR`)
else await measure()

async function measure() {
  const folder = mkdtempSync(join(directory, 'shebiao-bench-'))
  try {
    const small = await sample(3000, 'small')
    const file = await sample(Math.ceil((targetSize / small.size) * 3000), 'huge')
    console.log(`${file.records} records of the sample, ${gigabytes(file.size)}, in one file`)
    // The last engine is the command's default.
    await measureLargeFile(file.path, engines.at(-1), 3)
  } finally {
    rmSync(folder, { recursive: true })
  }

  async function sample(records, name) {
    const out = join(folder, name)
    await run([cli, 'sample', '--large', '--records', String(records), '--seed', '3', ...violations, '--out', out])
    const path = join(out, 'implementations.ndjson')
    return { path, records, size: statSync(path).size }
  }
}

function gigabytes(bytes) {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
