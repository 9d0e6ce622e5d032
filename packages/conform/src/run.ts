import { dirname, join } from 'node:path'
import type { Submission } from '@shebiao/schemas/common/1.0'
import { type CheckOptions, settle } from './check.js'
import { Checking, type Progress, type Wanted } from './check-text.js'
import { byCharacters } from './dataset/facts.js'
import { profileOf, typesOf, UnknownError } from './engine.js'
import type { Report, Waiver } from './finding.js'
import { dataFiles, discover, expand, lineReader, readBytes, readChunks } from './read/files.js'
import { formatOf } from './read/format.js'
import { decode } from './read/text.js'
import { readYaml } from './read/yaml.js'

/**
 * Checks files, folders, submissions and standard input (`-`) and gives back the report.
 * What cannot be done (a path that does not exist, an unknown profile) is a failure in the report; the rest is still checked.
 */
export async function run(paths: string[], options: CheckOptions, progress: Progress = () => {}): Promise<Report> {
  return (await gather(paths, options, progress)).report()
}

/** A file to be checked, and what is known of it. */
interface Job {
  path: string
  wanted: Wanted
  waivers: Waiver[]
}

/** Checks as `run` does and stops before anything is concluded. */
export async function gather(paths: string[], options: CheckOptions, progress: Progress = () => {}): Promise<Checking> {
  const checking = new Checking(options, progress)
  const { collector, engines } = checking

  try {
    if (options.standard !== undefined) typesOf(options.standard, settle(options).asOf)
    if (options.profile !== undefined) profileOf(options.profile)
  } catch (error) {
    if (!(error instanceof UnknownError)) throw error
    collector.failure('', error.message)
    return checking
  }

  const inputs = discover(paths.filter((path) => path !== '-'))
  for (const { path, message } of inputs.missing) collector.failure(path, message)
  // By its name a file is one job, whoever named it: by its submission rather than alone.
  const jobs = new Map<string, Job>()
  if (paths.includes('-')) jobs.set('-', { path: '-', wanted: options, waivers: [] })
  for (const path of inputs.files) jobs.set(path, { path, wanted: options, waivers: [] })
  for (const path of inputs.submissions) for (const job of await submitted(path)) jobs.set(job.path, job)
  // In one order, however they were named: what is listed when there are too many findings does not depend on it.
  for (const path of [...jobs.keys()].sort(byCharacters)) await checkFile(jobs.get(path)!)
  return checking

  /** Checks a manifest; gives back the files it lists. */
  async function submitted(path: string): Promise<Job[]> {
    const folder = dirname(path)
    const { text, encoding, problems } = decode((await readBytes(path))!)
    const file = collector.file({ source: path, format: 'yaml', encoding })
    const read = text === undefined ? { records: [], problems } : readYaml(text)
    const submission = await engines.get('common@1.0', 'submission', undefined)
    for (const problem of text === undefined ? problems : [...problems, ...read.problems]) collector.problem(file, problem)
    const [record] = read.records
    if (!record) {
      if (read.problems.length === 0) collector.problem(file, { rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
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
        const wanted: Wanted = {
          standard: options.standard ?? standard,
          type: options.type ?? type,
          profile,
          among: manifest.standards,
          region: manifest.region,
          by: options.standard === undefined && standard !== undefined ? 'manifest' : undefined,
        }
        jobs.push({ path: one, wanted, waivers: manifest.waivers ?? [] })
      }
    }
    const listed = new Set(jobs.map((job) => job.path))
    for (const one of dataFiles(folder)) if (!listed.has(one)) collector.leftOut(one, '不在报送清单中 (not listed in the manifest)')
    return jobs
  }

  async function checkFile({ path, wanted, waivers }: Job): Promise<void> {
    const all = [...(options.waivers ?? []), ...waivers]
    try {
      await readAndCheck(path, wanted, all)
    } catch (error) {
      if (error instanceof UnknownError) collector.failure(path, error.message)
      else if ((error as NodeJS.ErrnoException).code !== undefined) collector.failure(path, (error as Error).message)
      else throw error
    }
  }

  async function readAndCheck(path: string, wanted: Wanted, waivers: Waiver[]): Promise<void> {
    const format = path === '-' ? undefined : formatOf(path)
    if (format === undefined && path !== '-') return collector.failure(path, '不认识的文件格式；可用：json、yaml、ndjson、csv、tsv (unknown format)')
    const file = collector.file({ source: path, format: format ?? 'json', encoding: 'utf-8' })
    return checking.chunks(file, readChunks(path), format, wanted, waivers, lineReader())
  }
}
