import { realpathSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Checker } from '@shebiao/conform/check/checker.js'
import type { ExpectedFile } from '@shebiao/conform/check/engines.js'
import { settle } from '@shebiao/conform/check/options.js'
import { profileOf } from '@shebiao/conform/model/editions.js'
import { normalPath } from '@shebiao/conform/model/file-path.js'
import { decode } from '@shebiao/conform/read/encoding.js'
import { noData } from '@shebiao/conform/read/record.js'
import { readYaml } from '@shebiao/conform/read/yaml.js'
import type { Submission } from '@shebiao/schemas/common/1.0'
import { dataFiles, expand, type PathProblem, reasonOf } from './discover.js'
import { readBytes } from './files.js'
import { grantedWaivers } from './granted-waivers.js'
import type { IgnoreFiles } from './ignore-files.js'
import { ignoredReason, type Job, knownOf, type PlanOptions } from './job.js'

/**
 * Checks a manifest and returns a job for each file that it lists; none if the manifest is invalid. With `only`, the submission is not
 * checked as a whole: these files of it are, and nothing is said of the others.
 */
export async function jobsOfSubmission(
  path: string,
  options: PlanOptions,
  { collector, engines }: Checker,
  ignoreFiles: IgnoreFiles,
  only?: readonly string[],
): Promise<Job[]> {
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
  file.detectedBy = only ? 'nearest' : 'name'
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
  const { asOf } = settle(options, ['allowOutside', 'outputs'])
  const waivers = grantedWaivers(manifest.waivers ?? [], record, file, collector, { asOf, isWhole: only === undefined })
  const jobs: Job[] = []
  const problemsOfPaths = new Map<string, PathProblem>()
  const note = (found: readonly PathProblem[]) => {
    for (const problem of found) problemsOfPaths.set(problem.path, problem)
  }
  for (const { path: pattern, standard, type } of manifest.files) {
    const { files, problems: unread } = expand(pattern, folder)
    note(unread)
    if (files.length === 0 && !only) collector.failure(join(folder, pattern), '清单所列的文件不存在 (listed in the manifest, but not there)')
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
      else if (!only) collector.failure(one, '在报送文件夹之外，未读取；确要读取，用 --allow-outside (outside of the folder of the manifest: not read)')
    }
  }
  if (only) return chosen(jobs, only)
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

/** The jobs of some files, under the paths by which they were named. */
function chosen(jobs: readonly Job[], paths: readonly string[]): Job[] {
  const named = new Map(paths.map((path) => [resolve(path), path]))
  return jobs.flatMap((job) => {
    const path = named.get(resolve(job.path))
    // The waivers of a job are for its file, whatever it is called here.
    const waivers = job.waivers.map(({ file: _, ...waiver }) => waiver)
    return path === undefined ? [] : { ...job, path, waivers }
  })
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
