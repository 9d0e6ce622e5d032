import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'

// In a process of its own: what is set holds for all of one. It grows nothing but young garbage that lives a while.
const script = `
import { getHeapSpaceStatistics } from 'node:v8'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { workerLimits, setV8Flags } from ${JSON.stringify(fileURLToPath(new URL('./v8-flags.ts', import.meta.url)))}

const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 1048576
const turn = () => new Promise((done) => setTimeout(done, 1))
async function work(milliseconds) {
  const first = young()
  let most = first
  const kept = []
  for (const end = Date.now() + milliseconds; Date.now() < end; await turn()) {
    kept.push(Array.from({ length: 2000 }, (_, i) => ({ i, text: 'x' + i })))
    if (kept.length > 60) kept.shift()
    most = Math.max(most, young())
  }
  return { first, most }
}

if (isMainThread) {
  setV8Flags()
  const main = await work(1800)
  const worker = new Worker(new URL(import.meta.url), { resourceLimits: workerLimits() })
  worker.on('message', (worker) => {
    console.log(JSON.stringify({ main, worker }))
  })
} else parentPort.postMessage(await work(500))
`

const folder = mkdtempSync(join(tmpdir(), 'shebiao-v8-flags-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('the young generation of the main thread does not grow, and that of a worker has its size from the beginning', async () => {
  const outfile = join(folder, 'program.mjs')
  await build({ stdin: { contents: script, resolveDir: folder }, bundle: true, platform: 'node', format: 'esm', outfile })
  const found = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })) as Record<'main' | 'worker', { first: number; most: number }>
  expect(found.main.most).toBeLessThanOrEqual(8)
  // One of its halves is made with the first collection.
  expect(found.worker).toEqual({ first: 4, most: 8 })
}, 30_000)
