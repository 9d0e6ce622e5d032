// The gain of a second executor: the Spark job on a cluster of one and of two executors, each a process with one core. Wall time of
// the whole job, and of its tasks alone by Spark's log, because the start of Spark takes the same time with both.
//   npm run bench -- spark
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missing, startCluster, submit } from '../../integrations/spark/spark.mjs'

const cli = fileURLToPath(new URL('../../packages/shebiao/bin/shebiao.js', import.meta.url))
const records = process.argv.includes('--quick') ? 20_000 : 100_000
const rounds = process.argv.includes('--quick') ? 1 : 3

if (missing) console.log(missing)
else await measure()

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))
  try {
    spawnSync(process.execPath, [cli, 'sample', '--large', '--records', String(records), '--out', join(folder, 'data')], { stdio: 'ignore' })
    const [load] = loadavg()
    const times = { 1: [], 2: [] }
    for (let i = 0; i < rounds; i++) for (const executors of [1, 2]) times[executors].push(await timed(executors, folder))
    const [one, two] = [1, 2].map((executors) => times[executors].sort((a, b) => a.tasks - b.tasks)[0])
    const ratio = one.tasks / two.tasks
    console.log(`Spark, ${records} records in 16 parts, the best of ${rounds}, wall; before it a load of ${load.toFixed(1)} on ${cpus().length} cores`)
    for (const [name, { whole, tasks }] of Object.entries({ 'one executor': one, 'two executors': two }))
      console.log(`  ${name.padEnd(14)} tasks ${tasks.toFixed(1).padStart(6)} s   with the start of Spark and the merge ${whole.toFixed(1).padStart(6)} s`)
    console.log(
      `  one / two = ${ratio.toFixed(2)} of the tasks, ${(one.whole / two.whole).toFixed(2)} of the whole   target ≥ 1.5: ${ratio >= 1.5 ? 'reached' : 'MISSED'}\n`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds of the whole job, and from the start of the first task to the end of the last one. Tasks start when all executors are registered. */
async function timed(executors, folder) {
  const cluster = await startCluster(['127.0.0.1', '127.0.0.2'].slice(0, executors), mkdtempSync(join(folder, 'work-')))
  try {
    const started = performance.now()
    const args = ['--command', `node ${cli}`, '--parts', '16', join(folder, 'data'), '--as-of', '2026-01-01', '--output', join(folder, 'report.txt')]
    const { code, stderr } = await submit(cluster.master, args, {
      'spark.driver.host': '127.0.0.1',
      'spark.executor.memory': '512m',
      'spark.scheduler.minRegisteredResourcesRatio': '1.0',
      'spark.scheduler.maxRegisteredResourcesWaitingTime': '120s',
    })
    const timesOf = (event) =>
      [...stderr.matchAll(new RegExp(`(\\d\\d):(\\d\\d):(\\d\\d) INFO TaskSetManager: ${event} task`, 'g'))].map(([, h, m, s]) => h * 3600 + m * 60 + Number(s))
    const [first, last] = [timesOf('Starting')[0], timesOf('Finished').at(-1)]
    if (code !== 0 || first === undefined || last === undefined) throw new Error(`exit code ${code}: ${stderr.slice(-2000)}`)
    // The log has the time of day only: it wraps at midnight.
    return { whole: (performance.now() - started) / 1000, tasks: (last - first + 86_400) % 86_400 }
  } finally {
    await cluster.stop()
  }
}
