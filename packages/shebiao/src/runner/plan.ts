import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Checker } from '@shebiao/conform/check/checker.js'
import type { ExpectedFile } from '@shebiao/conform/check/engines.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import type { Range } from '@shebiao/conform/check/partial-result.js'
import { byCharacters } from '@shebiao/conform/model/compare.js'
import { profileOf } from '@shebiao/conform/model/editions.js'
import type { Waiver } from '@shebiao/conform/model/finding.js'
import { decode } from '@shebiao/conform/read/encoding.js'
import { formatOf, packingOf } from '@shebiao/conform/read/format.js'
import { noData } from '@shebiao/conform/read/record.js'
import { readYaml } from '@shebiao/conform/read/yaml.js'
import type { Submission } from '@shebiao/schemas/common/1.0'
import { dataFiles, discover, expand, readBytes } from './files.js'

/** A file to be checked, and what is known of it. */
export interface Job {
  path: string
  expected: ExpectedFile
  waivers: Waiver[]
}

/** A file, or a range of one, that is checked on its own; plain data. */
export interface Task extends Job {
  range: Range
  /** Bytes of the range. */
  size: number
  /** Of the whole file, as it was when the check began; absent for standard input. */
  file?: { size: number; changed: number }
}

const mebibyte = 1024 * 1024

/** Ranges of one file, and of what is left of it near its end, as long as they are not too small or too large. */
const rangesOfFile = 64
const rangesOfRest = 16

/**
 * Bytes of a file of NDJSON that are checked at once, by its size and what is left of it alone. Records of one place come in a row,
 * and a row that is cut is learned by two threads: at 10 GB there were 101 collections of all memory with 4 MiB, and 73 with 32.
 * The last are small, so that threads end at about the same time.
 */
function rangeSizeOf(size: number, left: number): number {
  const bytes = Math.min(size / rangesOfFile, left / rangesOfRest)
  return mebibyte * Math.min(32, Math.max(4, Math.ceil(bytes / mebibyte)))
}

/** What is to be checked under some paths, in one order however they were named. What cannot be is told to the collector. */
export async function plan(paths: string[], options: CheckOptions, checker: Checker): Promise<Task[]> {
  const { collector } = checker
  const inputs = discover(paths.filter((path) => path !== '-'))
  for (const { path, message } of inputs.missing) collector.failure(path, message)
  // By its name a file is one job, whoever named it: by its submission rather than alone.
  const jobs = new Map<string, Job>()
  if (paths.includes('-')) jobs.set('-', { path: '-', expected: expectedOf(options), waivers: [] })
  for (const path of inputs.files) jobs.set(path, { path, expected: expectedOf(options), waivers: [] })
  for (const path of inputs.submissions) for (const job of await submitted(path, options, checker)) jobs.set(job.path, job)
  return [...jobs.keys()].sort(byCharacters).flatMap((path) => tasksOf(jobs.get(path)!))
}

function expectedOf({ standard, type, profile }: CheckOptions): ExpectedFile {
  return { standard, type, profile }
}

/** A file that may be large is cut at the ends of its lines: by its bytes alone, so that it is cut alike wherever it is. */
function tasksOf(job: Job): Task[] {
  const { path } = job
  if (path === '-') return [{ ...job, range: { from: 0 }, size: 0 }]
  const found = statSync(path, { throwIfNoEntry: false })
  // Gone since it was listed, or a link that leads nowhere: reading it will say so.
  if (found === undefined) return [{ ...job, range: { from: 0 }, size: 0 }]
  const { size, mtimeMs: changed } = found
  const file = { size, changed }
  if (size <= rangeSizeOf(size, size) || formatOf(path) !== 'ndjson' || packingOf(path) !== undefined) return [{ ...job, range: { from: 0 }, size, file }]
  const tasks: Task[] = []
  for (let from = 0, to = 0; from < size; from = to) {
    to = Math.min(from + rangeSizeOf(size, size - from), size)
    tasks.push({ ...job, range: { from, to }, size: to - from, file })
  }
  return tasks
}

/** What the tasks are, in short: where it differs, the data were not the same when they were cut into parts. */
export function divisionOf(tasks: readonly Task[]): string {
  const cut = tasks.map(({ path, range, file }) => [path, range.from, range.to, file?.size])
  return createHash('sha256').update(JSON.stringify(cut)).digest('hex')
}

/** The `index`th, from 1, of `of` parts of the tasks, of about equal bytes: every task is in one of them. */
export function partOf(tasks: readonly Task[], index: number, of: number): Task[] {
  const total = tasks.reduce((sum, { size }) => sum + size + 1, 0)
  let before = 0
  return tasks.filter(({ size }) => {
    const middle = before + (size + 1) / 2
    before += size + 1
    return Math.floor((middle * of) / total) === index - 1
  })
}

/** Checks a manifest; gives back the files it lists. */
async function submitted(path: string, options: CheckOptions, { collector, engines }: Checker): Promise<Job[]> {
  const folder = dirname(path)
  const { text, encoding, problems } = decode((await readBytes(path))!)
  const file = collector.file({ source: path, format: 'yaml', encoding })
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
  const jobs: Job[] = []
  for (const { path: pattern, standard, type } of manifest.files) {
    const files = expand(pattern, folder)
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
      jobs.push({ path: one, expected, waivers: manifest.waivers ?? [] })
    }
  }
  const listed = new Set(jobs.map((job) => job.path))
  for (const one of dataFiles(folder)) if (!listed.has(one)) collector.leftOut(one, '不在报送清单中 (not listed in the manifest)')
  return jobs
}
