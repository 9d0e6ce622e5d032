import { type CheckOptions, Engines, settle, type Wanted as WantedRecord } from './check.js'
import { Collector, type Sink } from './collect.js'
import { concludeInto } from './dataset/collect.js'
import { DataSet } from './dataset/data-set.js'
import { detectTable } from './detect.js'
import { type Engine, profileOf, typesOf } from './engine.js'
import type { FileReport, Report, Waiver } from './finding.js'
import type { Range } from './gathered.js'
import { readTable, type Table, tableRecords } from './read/csv.js'
import { type Format, formatOf, sniff } from './read/format.js'
import { readJson, readJsonLine } from './read/json.js'
import { type LineReader, LineRecords } from './read/lines.js'
import { BrokenPacking, noData, type ReadProblem, type ReadRecord } from './read/record.js'
import { decode } from './read/text.js'
import { readYaml } from './read/yaml.js'
import { dataRules } from './rules/dataset/index.js'
import { version } from './version.js'

/** What is known of a file before it is looked at; `by` says who knew. */
export type Wanted = WantedRecord & { by?: string /** The division of the submission. */; region?: string }

/** Called now and then with the number of records checked so far. */
export type Progress = (records: number, source: string) => void

export interface TextOptions extends CheckOptions {
  /** The name the text goes by in the report; its ending gives the format. `-` where absent. */
  source?: string
  /** Told from the name, or else from the text, where absent. */
  format?: Format
}

/**
 * Checks one text, or the bytes of one file, as the command checks a file: the same findings at the same lines and columns.
 * In Node and in browsers. Throws UnknownError for a standard, record type or profile that does not exist.
 */
export async function checkText(input: string | Uint8Array, options: TextOptions = {}, progress: Progress = () => {}): Promise<Report> {
  const { source = '-', format = formatOf(source) } = options
  if (options.standard !== undefined) typesOf(options.standard, settle(options).asOf)
  if (options.profile !== undefined) profileOf(options.profile)
  const checking = new Checking(options, progress)
  const file = checking.collector.file({ source, format: format ?? 'json', encoding: 'utf-8' })
  const waivers = options.waivers ?? []
  if (format === 'ndjson') await checking.lines(file, [typeof input === 'string' ? new TextEncoder().encode(input) : input], options, waivers)
  else if (typeof input === 'string') await checking.text(file, input, format, options, waivers)
  else await checking.bytes(file, input, format, options, waivers)
  return checking.report()
}

/** Characters of text whose records are put through the engine at once: many records, and a bound for memory. */
const batchSize = 250_000

/** One check under way: what it has gathered, the engines it has made, and what it remembers of the data set. */
export class Checking {
  readonly collector: Collector
  private readonly asOf: string
  private records = 0

  constructor(
    private readonly options: CheckOptions,
    private readonly progress: Progress,
    sink?: Sink,
    readonly engines = new Engines(settle(options).asOf),
    readonly dataset = new DataSet(dataRules, settle(options).asOf),
  ) {
    const settled = settle(options)
    this.asOf = settled.asOf
    this.collector = new Collector({ version, ...settled }, sink)
  }

  /** A check of its own of a part of the data, with the same engines and the same data set. */
  part(sink?: Sink): Checking {
    return new Checking(this.options, this.progress, sink, this.engines, this.dataset)
  }

  /** The report of everything checked, the data set as a whole among it. */
  async report(): Promise<Report> {
    await concludeInto(this.dataset, this.collector)
    return this.collector.report()
  }

  /** Checks NDJSON in chunks, whatever its size: a whole file, or a range of one. */
  async lines(
    file: FileReport,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    wanted: Wanted,
    waivers: Waiver[],
    reader?: LineReader,
    range: Range = { from: 0 },
  ): Promise<void> {
    let batch: ReadRecord[] = []
    let size = 0
    let engine: Engine | undefined
    const flush = () => {
      if (engine) this.batch(batch, file, engine, waivers, wanted.region, range.from)
      batch = []
      size = 0
    }
    const problem = (found: ReadProblem) => {
      flush()
      this.collector.problem(file, found, waivers)
    }
    const take = async (records: Iterable<ReadRecord>) => {
      for (const record of records) {
        // A promise a record would cost as much as the check: it is awaited only for a look not met before.
        const known = this.engines.known(record.data, wanted)
        if (!known || known.engine !== engine || size >= batchSize) flush()
        engine = known ? this.noted(known, file, wanted) : await this.engineFor(record, file, wanted, waivers)
        if (!engine) continue
        batch.push(record)
        size += record.size ?? 0
      }
    }
    const lines = new LineRecords(problem, reader, range.from === 0)
    let broken = false
    try {
      for await (const chunk of chunks) await take(lines.push(chunk))
      await take(lines.end())
    } catch (error) {
      if (!(error instanceof BrokenPacking)) throw error
      lines.breakOff(error.packing, error.message)
      broken = true
    }
    flush()
    this.collector.lines(file, lines.ends)
    // Of a range alone it cannot be said that the file holds nothing.
    if (range.to === undefined && lines.records === 0 && !broken) problem(noData)
  }

  /** Checks the bytes of a file: of the given format, or of the one they look like. */
  async bytes(file: FileReport, bytes: Uint8Array, format: Format | undefined, wanted: Wanted, waivers: Waiver[]): Promise<void> {
    const { text, encoding, problems } = decode(bytes, format === 'csv' || format === 'tsv')
    file.encoding = encoding
    for (const problem of problems) this.collector.problem(file, problem, waivers)
    if (text !== undefined) await this.text(file, text, format, wanted, waivers)
  }

  async text(file: FileReport, text: string, format: Format | undefined, wanted: Wanted, waivers: Waiver[]): Promise<void> {
    const problem = (found: ReadProblem) => this.collector.problem(file, found, waivers)
    const empty = () => problem(noData)
    if (text.trim() === '') return empty()
    const kind = format ?? sniff(text)
    file.format = kind
    if (kind === 'csv' || kind === 'tsv') return this.table(readTable(text, kind === 'csv' ? ',' : '\t'), file, wanted, waivers)
    const read = kind === 'yaml' ? readYaml(text) : kind === 'ndjson' ? linesOf(text) : readJson(text)
    read.problems.forEach(problem)
    if (read.records.length === 0 && read.problems.length === 0) empty()
    for (const record of read.records) {
      const engine = await this.engineFor(record, file, wanted, waivers)
      if (engine) this.batch([record], file, engine, waivers, wanted.region)
    }
  }

  private async table(table: Table, file: FileReport, wanted: Wanted, waivers: Waiver[]): Promise<void> {
    const problem = (found: ReadProblem) => this.collector.problem(file, found, waivers)
    const asked =
      wanted.standard === undefined
        ? wanted.among?.flatMap((one) => typesOf(one, this.asOf))
        : typesOf(wanted.standard, this.asOf).filter(({ type }) => wanted.type === undefined || type === wanted.type)
    const [only, ...others] = asked ?? []
    const detected = async () => (asked ? detectTable(table.header, asked) : this.engines.onDay(await detectTable(table.header)))
    const entry = only && others.length === 0 ? { entry: only, by: wanted.by ?? 'given' } : await detected()
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
    const engine = await this.engines.get(entry.entry.standard, entry.entry.type, wanted.profile)
    note(file, engine, entry.by)
    const { records, problems } = tableRecords(table, engine.fields)
    problems.forEach(problem)
    for (const record of records) this.batch([record], file, engine, waivers, wanted.region)
  }

  private batch(records: ReadRecord[], file: FileReport, engine: Engine, waivers: Waiver[], region: string | undefined, from = 0): void {
    const all = engine.waivers.length > 0 ? [...waivers, ...engine.waivers] : waivers
    this.collector.waive(file, all)
    const checked = engine.checkAll(records.map(({ data }) => data))
    const origin = { source: file.source, from, region }
    for (const [i, record] of records.entries()) {
      this.collector.record(file, record, engine, checked[i]!, all)
      this.dataset.fold(engine, record, checked[i]!, origin, file.records)
      if (++this.records % 1000 === 0) this.progress(this.records, file.source)
    }
    this.dataset.table.relieve?.()
  }

  private async engineFor(record: ReadRecord, file: FileReport, wanted: Wanted, waivers: Waiver[]): Promise<Engine | undefined> {
    const found = await this.engines.forRecord(record.data, wanted)
    if (!found) {
      this.collector.unassessed(file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], waivers)
      return undefined
    }
    return this.noted(found, file, wanted)
  }

  private noted({ engine, by }: { engine: Engine; by: string }, file: FileReport, wanted: Wanted): Engine {
    if (file.standard === undefined) note(file, engine, by === 'given' ? (wanted.by ?? 'given') : by)
    return engine
  }
}

function note(file: FileReport, engine: Engine, by: string): void {
  file.standard ??= engine.standard
  file.type ??= engine.type
  file.detectedBy ??= by
  if (engine.profile) file.profile ??= engine.profile
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
