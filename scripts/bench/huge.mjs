// A file of 10 GB from end to end, once, with two threads: made in a folder of its own under the system's folder for
// temporary files or $SHEBIAO_BENCH_DIR, and removed. $SHEBIAO_BENCH_BYTES asks for another size.  npm run bench -- huge
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli, engines, mark, overTime, run, violations, withEngine } from './measure.mjs'

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
    for (const engine of engines) {
      const args = [cli, 'check', file.path, '--as-of', '2026-01-01', '--format', 'json', '--output', join(folder, 'report.json'), '--threads', '2']
      const { wall, cpu, peak, memory } = await run(args, { env: withEngine(engine) })
      console.log(
        `  ${engine ? `${engine}: ` : ''}${(wall / 1000).toFixed(0)} s wall, ${(cpu / 1000).toFixed(0)} s CPU, ${(file.size / 1000 / wall).toFixed(0)} MB/s with 2 threads`,
      )
      console.log(`  ${peak.toFixed(0)} MB at most; over time ${overTime(memory)}   target ≤ 256 MB: ${mark(peak <= 256)}`)
    }
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
