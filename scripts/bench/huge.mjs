// A file of 10 GB from end to end, with one thread and with two, beside parsing it: made in a folder of its own under the
// system's folder for temporary files or $SHEBIAO_BENCH_DIR, and removed. $SHEBIAO_BENCH_BYTES asks for another size.
//   npm run bench -- huge
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli, engines, run, violations } from './measure.mjs'
import { besideParsing } from './threads.mjs'

const wanted = Number(process.env.SHEBIAO_BENCH_BYTES ?? 10e9)
const place = process.env.SHEBIAO_BENCH_DIR ?? tmpdir()
const { bavail, bsize } = statfsSync(place)
// Facts that are put away need room too.
const needed = wanted * 1.2
if (bavail * bsize < needed) console.log(`${place} has ${gigabytes(bavail * bsize)} free, and ${gigabytes(needed)} are needed: set SHEBIAO_BENCH_DIR`)
else await measure()

async function measure() {
  const folder = mkdtempSync(join(place, 'shebiao-bench-'))
  try {
    const few = await sample(3000, 'few')
    const file = await sample(Math.ceil((wanted / few.size) * 3000), 'huge')
    console.log(`${file.records} records of the sample, ${gigabytes(file.size)}, in one file`)
    // With the engine that is the command's own: the last.
    await besideParsing(file.path, engines.at(-1), 3)
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
