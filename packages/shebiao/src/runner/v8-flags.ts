import { setFlagsFromString } from 'node:v8'
import type { ResourceLimits } from 'node:worker_threads'

/** Megabytes of each half of a worker's young generation: what is made for one record outlives some tens of records at most. */
const semiSpace = 4

/**
 * Sets flags of V8 for a check: it holds little, and what it holds does not grow.
 *
 * Memory: the old generation is collected when it has grown by 30 % (V8's default doubles it), and the young one never grows: left
 * alone it takes 48 MB. A parallel collection of the young generation saved no time and took CPU from the other threads.
 *
 * Compilation: Node 20 optimises the check's hundreds of functions again and again, which took as long as a check of 10,000
 * records; it is told to optimise later and to inline less. Later versions have a compiler between, and keep their defaults.
 *
 * The figures are in docs/internals/performance.md.
 */
export function setV8Flags(): void {
  setFlagsFromString('--heap-growing-percent=30')
  setFlagsFromString('--no-parallel-scavenge')
  setFlagsFromString('--semi-space-growth-factor=1')
  if (!process.versions.node.startsWith('20.')) return
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')
}

/** Limits for the memory of a worker that is started next. Its young generation begins with the size that it keeps. */
export function workerLimits(): ResourceLimits {
  setFlagsFromString(`--min-semi-space-size=${semiSpace}`)
  // Both halves, and as much again for large objects.
  return { maxYoungGenerationSizeMb: 3 * semiSpace }
}
