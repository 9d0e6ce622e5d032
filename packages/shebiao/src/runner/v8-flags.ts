import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import type { ResourceLimits } from 'node:worker_threads'

/**
 * Has V8 take less memory: what a check holds is little and does not grow, so that its old generation need not grow to twice
 * that before it is looked through. Has it collect what is young in the thread that made it: shared with others that took no less
 * time, and theirs besides. And has it compile less and later. A check is hundreds of functions of which each is called by the ten
 * thousand: with the defaults of Node 20 their optimisation, again and again, took as long as a check of 10,000 records. Later
 * versions have a compiler between, and keep their defaults.
 */
export function setV8Flags(): void {
  setFlagsFromString('--heap-growing-percent=30')
  setFlagsFromString('--no-parallel-scavenge')
  boundYoungGeneration()
  if (!process.versions.node.startsWith('20.')) return
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')
}

/** Megabytes of each half of a young generation that is large enough: what is made for one record lives no longer than some tens of others. */
const youngEnough = 4

/** Milliseconds in which it stays as small as it began: what is made at first lives on, and would have it grow again and again. */
const beginning = 1000

/**
 * Lets the young generation of this thread grow no further than is of use: left to itself it takes 48 MB. How large it may become
 * is settled before any code of ours runs; by how much it grows at once is not. V8 makes it small again where a thread has little
 * to do, so that it is looked at after every collection.
 */
function boundYoungGeneration(): void {
  const growBy = (factor: number) => setFlagsFromString(`--semi-space-growth-factor=${factor}`)
  growBy(1)
  new PerformanceObserver(() => {
    if (performance.now() < beginning) return
    const halves = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')!.space_size / (1024 * 1024)
    // Not only where it changes: whoever starts a thread has V8 set it anew.
    growBy(Math.max(1, Math.floor((2 * youngEnough) / halves)))
  }).observe({ entryTypes: ['gc'] })
}

/**
 * Limits for the memory of a thread that is started next. Its young generation has its size from the beginning: by how much it
 * may grow is one for all of a process, and another thread's may have grown enough.
 */
export function workerLimits(): ResourceLimits {
  setFlagsFromString(`--min-semi-space-size=${youngEnough}`)
  // Both halves, and as much again for large objects.
  return { maxYoungGenerationSizeMb: 3 * youngEnough }
}
