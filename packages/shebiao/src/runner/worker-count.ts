import { type Format, formatOf, packingOf } from '@shebiao/conform/read/format.js'
import type { Task } from './plan.js'

/** CPU seconds a megabyte on one thread, measured on the sample and on tables. JSON is cheap because repeated values are cached. */
const secondsPerMegabyte: Record<Format, number> = { ndjson: 0.01, json: 0.01, csv: 0.25, tsv: 0.25, yaml: 1.5 }

/** Cost of a compressed byte relative to a plain one: it holds several bytes, and has to be decompressed. */
const compressedFactor = 20

/** CPU seconds of a file, however small. */
const secondsPerFile = 0.0005

/**
 * Minimum estimated work in CPU seconds for each thread: a worker spends about as much on start-up (loading, JIT, filling its
 * caches). Measured on the sample, two threads against one: 36 MB a little slower, 73 MB a little faster, 146 MB a fifth faster.
 */
const secondsPerThread = 0.5

/** The number of threads, the main thread included, that some tasks justify; at least 1. With more, the check takes no less time. */
export function workerCount(tasks: readonly Task[]): number {
  const seconds = tasks.reduce((sum, task) => sum + secondsOf(task), 0)
  return Math.max(1, Math.floor(seconds / secondsPerThread))
}

function secondsOf({ path, range, size }: Task): number {
  const format = formatOf(path)
  if (format === undefined) return 0
  const megabytes = (size / 1e6) * (packingOf(path) === undefined ? 1 : compressedFactor)
  return megabytes * secondsPerMegabyte[format] + (range.from === 0 ? secondsPerFile : 0)
}
