import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'

// In a process of its own: what is set holds for all of one. It grows nothing but young garbage that lives a while.
const script = `
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { workerLimits, setV8Flags } from ${JSON.stringify(fileURLToPath(new URL('./v8-flags.ts', import.meta.url)))}

const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 1048576
const turn = () => new Promise((done) => setTimeout(done, 1))
async function work(milliseconds) {
  const begun = young()
  let most = begun
  const kept = []
  for (const end = Date.now() + milliseconds; Date.now() < end; await turn()) {
    kept.push(Array.from({ length: 2000 }, (_, i) => ({ i, text: 'x' + i })))
    if (kept.length > 60) kept.shift()
    most = Math.max(most, young())
  }
  return { begun, most }
}

if (isMainThread) {
  setV8Flags()
  const main = await work(1800)
  const worker = new Worker(new URL(import.meta.url), { resourceLimits: workerLimits() })
  const bounding = setInterval(() => setFlagsFromString('--semi-space-growth-factor=1'), 1)
  worker.on('message', (thread) => {
    clearInterval(bounding)
    console.log(JSON.stringify({ main, thread }))
  })
} else parentPort.postMessage(await work(500))
`

const folder = mkdtempSync(join(tmpdir(), 'shebiao-tuning-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('the young generation of a check grows to what is of use, and that of a thread begins so, whatever others were bounded to', async () => {
  const outfile = join(folder, 'program.mjs')
  await build({ stdin: { contents: script, resolveDir: folder }, bundle: true, platform: 'node', format: 'esm', outfile })
  const found = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })) as Record<'main' | 'thread', { begun: number; most: number }>
  expect(found.main.begun).toBeLessThan(8)
  expect(found.main.most).toBe(8)
  // One of its halves is made with the first collection.
  expect(found.thread).toEqual({ begun: 4, most: 8 })
}, 30_000)
