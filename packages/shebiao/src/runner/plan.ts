import { createHash } from 'node:crypto'
import { realpathSync, statSync } from 'node:fs'
import { dirname, join, normalize, resolve, sep } from 'node:path'
import type { KnownFinding } from '@shebiao/conform/check/baseline.js'
import type { Checker } from '@shebiao/conform/check/checker.js'
import type { ExpectedFile } from '@shebiao/conform/check/engines.js'
import { type CheckOptions, settle } from '@shebiao/conform/check/options.js'
import type { Range } from '@shebiao/conform/check/partial-result.js'
import { byCharacters } from '@shebiao/conform/model/compare.js'
import { profileOf } from '@shebiao/conform/model/editions.js'
import { normalPath } from '@shebiao/conform/model/file-path.js'
import type { Waiver } from '@shebiao/conform/model/finding.js'
import { decode } from '@shebiao/conform/read/encoding.js'
import { formatOf, jsonBeginning, jsonFormat, packingOf } from '@shebiao/conform/read/format.js'
import { noData } from '@shebiao/conform/read/record.js'
import { readYaml } from '@shebiao/conform/read/yaml.js'
import type { Submission } from '@shebiao/schemas/common/1.0'
import { dataFiles, discover, expand, type PathProblem, reasonOf } from './discover.js'
import { distinctFiles } from './distinct-files.js'
import { readBytes, readStart } from './files.js'
import { grantedWaivers } from './granted-waivers.js'
import { IgnoreFiles } from './ignore-files.js'

/** One of `of` parts of the data, numbered from 1: each can be checked on a machine of its own. */
export interface Shard {
  index: number
  of: number
}

/** A file to check, with what the command line and its manifest say about it. */
export interface Job {
  path: string
  expected: ExpectedFile
  waivers: Waiver[]
  /** What the baseline has of the file; undefined without a baseline. */
  known?: readonly KnownFinding[]
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

/** How files are found, besides what the check is told. */
export interface PlanOptions extends CheckOptions {
  /** Whether a manifest may list files outside its folder. */
  allowOutside?: boolean
  /** Files that this check writes: they are no data, even in a folder that is checked. */
  outputs?: readonly string[]
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
  const jobs: Job[] = inputs.files.map((path) => ({ path, expected: expectedOf(options), waivers: [] }))
  if (paths.includes('-')) jobs.push({ path: '-', expected: expectedOf(options), waivers: [] })
  const listed = new Set<Job>()
  for (const { chosen } of distinctFiles(inputs.submissions.map((path) => ({ path }))))
    for (const job of await jobsOfSubmission(chosen.path, options, checker, ignoreFiles)) listed.add(job)
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

/** What the baseline has of a file; undefined without a baseline. */
function knownOf(path: string, { baseline }: CheckOptions): readonly KnownFinding[] | undefined {
  return baseline && (baseline.files[normalPath(resolve(path))] ?? [])
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

const ignoredReason = '按 .shebiaoignore 不检查 (left out by .shebiaoignore)'

/** Checks a manifest and returns a job for each file that it lists; none if the manifest is invalid. */
async function jobsOfSubmission(path: string, options: PlanOptions, { collector, engines }: Checker, ignoreFiles: IgnoreFiles): Promise<Job[]> {
  const folder = dirname(path)
  let bytes: Uint8Array
  try {
    bytes = await readBytes(path)
  } catch (error) {
    collector.failure(path, reasonOf(error, path))
    return []
  }
  const { text, encoding, problems } = decode(bytes)
  const file = collector.file({ source: path, format: 'yaml', encoding }, { known: knownOf(path, options) })
  const read = text === undefined ? { records: [], problems } : readYaml(text)
  const submission = await engines.get('common@1.0', 'submission', undefined)
  for (const problem of text === undefined ? problems : [...problems, ...read.problems]) collector.problem(file, problem)
  const [record] = read.records
  if (!record) {
    if (read.problems.length === 0) collector.problem(file, noData)
    return []
  }
  file.standard = submission.standard
  file.type = submission.type
  file.detectedBy = 'name'
  const found = submission.check(record.data)
  collector.manifest(file, record, submission, found)
  if (found.findings.some(({ severity }) => severity === 'error')) {
    collector.failure(path, '报送清单有误，未能检查其文件 (the manifest is unsound: its files were not checked)')
    return []
  }
  const manifest = record.data as Submission
  const profile = options.profile ?? manifest.profile
  if (profile !== undefined) {
    try {
      profileOf(profile)
    } catch (error) {
      collector.failure(path, (error as Error).message)
      return []
    }
  }
  const waivers = grantedWaivers(manifest.waivers ?? [], record, file, collector, settle(options, ['allowOutside', 'outputs']).asOf)
  const jobs: Job[] = []
  const problemsOfPaths = new Map<string, PathProblem>()
  const note = (found: readonly PathProblem[]) => {
    for (const problem of found) problemsOfPaths.set(problem.path, problem)
  }
  for (const { path: pattern, standard, type } of manifest.files) {
    const { files, problems: unread } = expand(pattern, folder)
    note(unread)
    if (files.length === 0) collector.failure(join(folder, pattern), '清单所列的文件不存在 (listed in the manifest, but not there)')
    for (const one of files) {
      const expected: ExpectedFile = {
        standard: options.standard ?? standard,
        type: options.type ?? type,
        profile,
        among: manifest.standards,
        region: manifest.region,
        by: options.standard === undefined && standard !== undefined ? 'manifest' : undefined,
      }
      // A path in a waiver begins at the manifest, not at any folder below it.
      const own = waivers.filter((waiver) => waiver.file === undefined || normalPath(join(folder, waiver.file)) === normalPath(one))
      if (options.allowOutside || isInside(one, folder)) jobs.push({ path: one, expected, waivers: own })
      else collector.failure(one, '在报送文件夹之外，未读取；确要读取，用 --allow-outside (outside of the folder of the manifest: not read)')
    }
  }
  const listed = new Set(jobs.map((job) => job.path))
  const present = dataFiles(folder)
  note(present.problems)
  for (const { path: one, message } of problemsOfPaths.values()) collector.failure(one, message)
  const outputs = new Set(options.outputs?.map((one) => resolve(one)))
  for (const one of present.files)
    if (!listed.has(one) && !outputs.has(resolve(one)))
      collector.leftOut(one, ignoreFiles.ignores(one) ? ignoredReason : '不在报送清单中 (not listed in the manifest)')
  return jobs
}

/** Whether a file lies below a folder, links followed: a stranger's submission must not have other files read and quoted in its report. */
function isInside(path: string, folder: string): boolean {
  try {
    return realpathSync(path).startsWith(join(realpathSync(folder), sep))
  } catch {
    // It cannot be read either, which is reported when it is.
    return true
  }
}
