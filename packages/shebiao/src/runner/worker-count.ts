import { type Format, formatOf, packingOf } from '@shebiao/conform/read/format.js'
import type { Task } from './plan.js'

/** Seconds of one thread for a megabyte, as measured on the sample and on tables: lines are known again, YAML is parsed by a long way. */
const secondsPerMegabyte: Record<Format, number> = { ndjson: 0.01, json: 0.01, csv: 0.25, tsv: 0.25, yaml: 1.5 }

/** What a packed byte takes more than one that is not: it is unpacked, and holds several. */
const packedMore = 20

/** Seconds for a file, however small. */
const secondsPerFile = 0.0005

/**
 * Seconds of work that are worth a thread: before it is as fast as the first it has used about as many, reading and compiling what
 * the first has too. Measured: 36 MB of the sample took two threads a little longer than one, 73 MB a little less, 146 MB a fifth less.
 */
const worthAThread = 0.5

/** How many threads tasks are worth, one at least: with more the check would take longer, or more of the machine for no gain. */
export function workerCount(tasks: readonly Task[]): number {
  const seconds = tasks.reduce((sum, task) => sum + secondsOf(task), 0)
  return Math.max(1, Math.floor(seconds / worthAThread))
}

function secondsOf({ path, range, size }: Task): number {
  const format = formatOf(path)
  if (format === undefined) return 0
  const megabytes = (size / 1e6) * (packingOf(path) === undefined ? 1 : packedMore)
  return megabytes * secondsPerMegabyte[format] + (range.from === 0 ? secondsPerFile : 0)
}
