import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { normalize, resolve } from 'node:path'
import type { Checker } from '@shebiao/conform/check/checker.js'
import type { ExpectedFile } from '@shebiao/conform/check/engines.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import type { Range } from '@shebiao/conform/check/partial-result.js'
import { byCharacters } from '@shebiao/conform/model/compare.js'
import { formatOf, jsonBeginning, jsonFormat, packingOf } from '@shebiao/conform/read/format.js'
import { discover, reasonOf } from './discover.js'
import { distinctFiles } from './distinct-files.js'
import { readStart } from './files.js'
import { IgnoreFiles } from './ignore-files.js'
import { ignoredReason, type Job, knownOf, type PlanOptions } from './job.js'
import { byNearestManifest } from './nearest-manifest.js'
import { jobsOfSubmission } from './submission.js'

/** One of `of` parts of the data, numbered from 1: each can be checked on a machine of its own. */
export interface Shard {
  index: number
  of: number
}

/** A file, or a range of one, that is checked on its own. Plain data: it is posted to workers. */
export interface Task extends Job {
  range: Range
  /** Bytes of the range; 0 for standard input. */
  size: number
  /** The whole file when the check began: bytes, and its modification time in milliseconds. Absent for standard input. */
  file?: { size: number; modified: number }
}

const mebibyte = 1024 * 1024

/** Number of ranges that a file is divided into, and the rest of it near its end, within the limits of a range's size. */
const rangesOfFile = 64
const rangesOfRest = 16

/**
 * Bytes of the next range of an NDJSON file, from 4 to 32 MiB. It depends on the file's size and the bytes left in it alone. Ranges
 * are large because the records of one place are adjacent: if they are cut, two workers fill their caches with the same values (at
 * 10 GB, 101 full garbage collections with 4 MiB, 73 with 32 MiB). The last ranges are small, so that workers finish together.
 */
function nextRangeSize(size: number, left: number): number {
  const bytes = Math.min(size / rangesOfFile, left / rangesOfRest)
  return mebibyte * Math.min(32, Math.max(4, Math.ceil(bytes / mebibyte)))
}

/**
 * The tasks for some paths, sorted by path: the order does not depend on how files were named. Failures (a missing path, an invalid
 * manifest) go to the collector of `checker`, and the other paths are still planned. The baseline in `options` names files by their
 * absolute paths.
 */
export async function plan(paths: string[], options: PlanOptions, checker: Checker): Promise<Task[]> {
  const { collector } = checker
  const ignoreFiles = new IgnoreFiles()
  const inputs = discover(paths.filter((path) => path !== '-').map(normalize), ignoreFiles)
  const outputs = new Set(options.outputs?.map((path) => resolve(path)))
  for (const path of inputs.ignored) collector.leftOut(path, ignoredReason)
  for (const { path, message } of inputs.problems) collector.failure(path, message)
  const listed = new Set<Job>()
  const submissions = distinctFiles(inputs.submissions.map((path) => ({ path }))).map(({ chosen }) => chosen.path)
  for (const path of submissions) for (const job of await jobsOfSubmission(path, options, checker, ignoreFiles)) listed.add(job)
  for (const [path, files] of byNearestManifest(inputs.files, submissions))
    for (const job of await jobsOfSubmission(path, options, checker, ignoreFiles, files)) listed.add(job)
  const jobs: Job[] = inputs.files.map((path) => ({ path, expected: expectedOf(options), waivers: [] }))
  if (paths.includes('-')) jobs.push({ path: '-', expected: expectedOf(options), waivers: [] })
  const tasks: Task[] = []
  const files = distinctFiles([...jobs, ...listed], (job) => listed.has(job)).sort((a, b) => byCharacters(a.chosen.path, b.chosen.path))
  for (const { chosen, twins } of files) {
    const { path } = chosen
    if (outputs.has(resolve(path))) continue
    for (const twin of twins) collector.leftOut(twin, `与 ${path} 是同一个文件 (the same file as ${path})`)
    const known = knownOf(path, options)
    try {
      tasks.push(...tasksOf({ ...chosen, ...(known && { known }) }))
    } catch (error) {
      collector.failure(path, reasonOf(error, path))
    }
  }
  return tasks
}

function expectedOf({ standard, type, profile }: CheckOptions): ExpectedFile {
  return { standard, type, profile }
}

/**
 * An NDJSON file is divided into ranges. They depend on its size alone, so that every machine divides it alike. With a baseline it is
 * not: of equal findings of a file the first are known. Throws if the file is gone.
 */
function tasksOf(job: Job): Task[] {
  const { path } = job
  if (path === '-') return [{ ...job, range: { from: 0 }, size: 0 }]
  const { size, mtimeMs: modified } = statSync(path)
  const file = { size, modified }
  const isDivided = job.known === undefined && size > nextRangeSize(size, size) && formatOf(path) === 'ndjson' && packingOf(path) === undefined
  // A document that is only named so has no lines to divide it at.
  if (!isDivided || jsonFormat(readStart(path, jsonBeginning), 'ndjson') === 'json') return [{ ...job, range: { from: 0 }, size, file }]
  const tasks: Task[] = []
  for (let from = 0, to = 0; from < size; from = to) {
    to = Math.min(from + nextRangeSize(size, size - from), size)
    tasks.push({ ...job, range: { from, to }, size: to - from, file })
  }
  return tasks
}

/** SHA-256 of all tasks. If it differs between two shards, the data changed in between. */
export function planDigest(tasks: readonly Task[]): string {
  const ranges = tasks.map(({ path, range, file }) => [path, range.from, range.to, file?.size])
  return createHash('sha256').update(JSON.stringify(ranges)).digest('hex')
}

/** The tasks of the `index`th of `of` shards (from 1). Every task is in exactly one shard; shards have about the same number of bytes. */
export function tasksOfShard(tasks: readonly Task[], { index, of }: Shard): Task[] {
  const total = tasks.reduce((sum, { size }) => sum + size + 1, 0)
  let before = 0
  return tasks.filter(({ size }) => {
    const middle = before + (size + 1) / 2
    before += size + 1
    return Math.floor((middle * of) / total) === index - 1
  })
}
