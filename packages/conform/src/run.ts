import { constants } from 'node:buffer'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Submission } from '@shebiao/schemas/common/1.0'
import { recordTypes } from '@shebiao/schemas/registry'
import { type CheckOptions, Engines, settle, type Wanted as WantedRecord } from './check.js'
import { Collector } from './collect.js'
import { detectTable } from './detect.js'
import { type Engine, profileOf, typesOf, UnknownError } from './engine.js'
import type { FileReport, Report, Waiver } from './finding.js'
import { readTable, type Table, tableRecords } from './read/csv.js'
import { dataFiles, discover, expand, type Format, formatOf, readBytes, withFile } from './read/files.js'
import { readJson, readJsonLine } from './read/json.js'
import { readLines } from './read/lines.js'
import type { ReadProblem, ReadRecord } from './read/record.js'
import { decode } from './read/text.js'
import { readYaml } from './read/yaml.js'
import { version } from './version.js'

type Wanted = WantedRecord & { by?: string }

/** Called now and then with the number of records checked so far. */
export type Progress = (records: number, source: string) => void

/**
 * Checks files, folders, submissions and standard input (`-`) and gives back the report.
 * What cannot be done (a path that does not exist, an unknown profile) is a failure in the report; the rest is still checked.
 */
export async function run(paths: string[], options: CheckOptions, progress: Progress = () => {}): Promise<Report> {
  const settled = settle(options)
  const collector = new Collector({ version, ...settled })
  const engines = new Engines(settled.asOf)
  let records = 0

  try {
    if (options.standard !== undefined) typesOf(options.standard)
    if (options.profile !== undefined) profileOf(options.profile)
  } catch (error) {
    if (!(error instanceof UnknownError)) throw error
    collector.failure('', error.message)
    return collector.report()
  }

  const stdin = paths.filter((path) => path === '-')
  const inputs = discover(paths.filter((path) => path !== '-'))
  for (const { path, message } of inputs.missing) collector.failure(path, message)
  for (const path of [...stdin, ...inputs.files]) await checkFile(path, options, [])
  for (const path of inputs.submissions) await checkSubmission(path)
  return collector.report()

  async function checkSubmission(path: string): Promise<void> {
    const folder = dirname(path)
    const { text, encoding, problems } = decode(readBytes(path), false)
    const file = collector.file({ source: path, format: 'yaml', encoding })
    const read = text === undefined ? { records: [], problems } : readYaml(text)
    const submission = await engines.get('common@1.0', 'submission', undefined)
    for (const problem of text === undefined ? problems : [...problems, ...read.problems]) collector.problem(file, problem)
    const [record] = read.records
    if (!record) {
      if (read.problems.length === 0) collector.problem(file, { rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
      return
    }
    file.standard = submission.standard
    file.type = submission.type
    file.detectedBy = 'name'
    const found = submission.check(record.data)
    collector.manifest(file, record, submission, found)
    if (found.findings.some(({ severity }) => severity === 'error')) {
      collector.failure(path, '报送清单有误，未能检查其文件 (the manifest is unsound: its files were not checked)')
      return
    }
    const manifest = record.data as Submission
    const profile = options.profile ?? manifest.profile
    if (profile !== undefined) {
      try {
        profileOf(profile)
      } catch (error) {
        collector.failure(path, (error as Error).message)
        return
      }
    }
    const seen = new Set<string>()
    for (const { path: pattern, standard, type } of manifest.files) {
      const files = expand(pattern, folder)
      if (files.length === 0) collector.failure(join(folder, pattern), '清单所列的文件不存在 (listed in the manifest, but not there)')
      for (const one of files) {
        seen.add(one)
        const wanted: Wanted = {
          standard: options.standard ?? standard,
          type: options.type ?? type,
          profile,
          among: manifest.standards,
          by: options.standard === undefined && standard !== undefined ? 'manifest' : undefined,
        }
        await checkFile(one, wanted, manifest.waivers ?? [])
      }
    }
    for (const one of dataFiles(folder)) if (!seen.has(one)) collector.leftOut(one, '不在报送清单中 (not listed in the manifest)')
  }

  async function checkFile(path: string, wanted: Wanted, waivers: Waiver[]): Promise<void> {
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
    const problem = (found: ReadProblem) => collector.problem(file, found, waivers)
    if (format === 'ndjson') {
      for (const record of withFile(path, (descriptor) => readLines(descriptor, problem))) {
        // A promise a record would cost as much as the check: it is awaited only for a look not met before.
        const engine = engines.known(record.data, wanted)?.engine ?? (await engineFor(record, file, wanted, waivers))
        if (engine) checkRecord(record, file, engine, waivers)
      }
      return
    }
    if (path !== '-' && statSync(path).size > constants.MAX_STRING_LENGTH) {
      return collector.failure(path, '文件超过 512 MB，请改用 NDJSON（每行一条记录） (too large for one text: use NDJSON)')
    }
    const bytes = readBytes(path)
    if (bytes.length === 0) return problem({ rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
    const table = format === 'csv' || format === 'tsv'
    const { text, encoding, problems } = decode(bytes, table)
    file.encoding = encoding
    problems.forEach(problem)
    if (text === undefined) return
    if (text.trim() === '') return problem({ rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
    const kind = format ?? sniff(text)
    file.format = kind
    if (kind === 'csv' || kind === 'tsv') return checkTable(readTable(text, kind === 'csv' ? ',' : '\t'), file, wanted, waivers)
    const read = kind === 'yaml' ? readYaml(text) : kind === 'ndjson' ? linesOf(text) : readJson(text)
    read.problems.forEach(problem)
    if (read.records.length === 0 && read.problems.length === 0) problem({ rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
    for (const record of read.records) {
      const engine = await engineFor(record, file, wanted, waivers)
      if (engine) checkRecord(record, file, engine, waivers)
    }
  }

  async function checkTable(table: Table, file: FileReport, wanted: Wanted, waivers: Waiver[]): Promise<void> {
    const problem = (found: ReadProblem) => collector.problem(file, found, waivers)
    const candidates =
      wanted.standard === undefined
        ? (wanted.among?.flatMap(typesOf) ?? recordTypes)
        : typesOf(wanted.standard).filter(({ type }) => wanted.type === undefined || type === wanted.type)
    const entry = candidates.length === 1 ? { entry: candidates[0]!, by: wanted.by ?? 'given' } : await detectTable(table.header, candidates)
    if (!entry) {
      table.problems.forEach(problem)
      const rule = table.header.length === 0 ? 'file-has-data' : 'record-type-known'
      return problem({
        rule,
        at: '',
        params: { near: { zh: `：表头 ${table.header.slice(0, 8).join('、')}`, en: `: header ${table.header.slice(0, 8).join(', ')}` } },
        place: { line: 1, column: 1 },
      })
    }
    const engine = await engines.get(entry.entry.standard, entry.entry.type, wanted.profile)
    note(file, engine, entry.by)
    const { records, problems } = tableRecords(table, engine.fields)
    problems.forEach(problem)
    for (const record of records) checkRecord(record, file, engine, waivers)
  }

  function checkRecord(record: ReadRecord, file: FileReport, engine: Engine, waivers: Waiver[]): void {
    collector.record(file, record, engine, engine.check(record.data), waivers)
    if (++records % 1000 === 0) progress(records, file.source)
  }

  async function engineFor(record: ReadRecord, file: FileReport, wanted: Wanted, waivers: Waiver[]): Promise<Engine | undefined> {
    const found = await engines.forRecord(record.data, wanted)
    if (!found) {
      collector.unassessed(file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], waivers)
      return undefined
    }
    note(file, found.engine, found.by === 'given' ? (wanted.by ?? 'given') : found.by)
    return found.engine
  }

  function note(file: FileReport, engine: Engine, by: string): void {
    file.standard ??= engine.standard
    file.type ??= engine.type
    file.detectedBy ??= by
    if (engine.profile) file.profile ??= engine.profile
  }
}

/** NDJSON that is already a text: standard input. */
function linesOf(text: string): { records: ReadRecord[]; problems: ReadProblem[] } {
  const records: ReadRecord[] = []
  const problems: ReadProblem[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readJsonLine(line, i + 1)
    if ('problem' in read) problems.push(read.problem)
    else records.push(read)
  }
  return { records, problems }
}

/** The format of standard input: JSON and NDJSON by their first character, a table by its first line, else YAML. */
function sniff(text: string): Format {
  const start = text.trimStart()
  if (start.startsWith('{') || start.startsWith('[')) {
    const end = start.indexOf('\n')
    if (end < 0) return 'json'
    try {
      JSON.parse(start.slice(0, end))
      return start.slice(end).trim() === '' ? 'json' : 'ndjson'
    } catch {
      return 'json'
    }
  }
  const [first = ''] = start.split('\n')
  if (first.includes('\t')) return 'tsv'
  return first.includes(',') && !first.includes(': ') ? 'csv' : 'yaml'
}
