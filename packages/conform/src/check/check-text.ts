import { followingReaders } from '../cache/caching-reader.js'
import { DataSet } from '../dataset/data-set.js'
import type { Engine } from '../engine/engine.js'
import { profileOf, typesOf } from '../model/editions.js'
import type { FileReport, Report, Waiver } from '../model/finding.js'
import { version } from '../model/version.js'
import { joined } from '../read/chunk-buffer.js'
import { headerOf, type Layout, layout, type Row, TableRows } from '../read/csv.js'
import { type Format, formatOf, sniff, sniffBeginning } from '../read/format.js'
import { JsonRecords } from '../read/json-records.js'
import { type LineReader, LineRecords, portable } from '../read/ndjson.js'
import { BrokenPacking, noData, type Reader, type ReadProblem, type ReadRecord, recordLimit } from '../read/record.js'
import { decode, wideEncoding } from '../read/text.js'
import { readYaml } from '../read/yaml.js'
import { dataRules } from '../rules/dataset/index.js'
import { type CheckOptions, Engines, settle, type Wanted as WantedRecord } from './check.js'
import { Collector, type Sink } from './collector.js'
import { concludeInto } from './conclude-data-set.js'
import { detectTable } from './detect.js'
import type { Range } from './partial-result.js'
import { Firsts } from './top-findings.js'

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
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  await checking.chunks(file, [bytes], format, options, options.waivers ?? [])
  return checking.report()
}

/** The bytes of a file, a chunk at a time; a chunk is good until the next is asked for. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** What is read whole may be no larger than a text can be. In bytes. */
const wholeLimit = 512 * 1024 * 1024

/** Characters of text whose records are put through the engine at once: many records, and a bound for memory. */
const batchSize = 250_000

/** One check under way: what it has gathered, the engines it has made, and what it remembers of the data set. */
export class Checking {
  readonly collector: Collector
  /** Of what the data were cut into, where a part of them is checked. */
  division: string | undefined
  private readonly asOf: string
  /** Where there is no machine that reads lines faster. */
  private readonly readers = followingReaders(portable)
  private records = 0

  constructor(
    private readonly options: CheckOptions,
    private readonly progress: Progress,
    sink?: Sink,
    readonly engines = new Engines(settle(options).asOf),
    readonly dataset = new DataSet(dataRules, settle(options).asOf),
    private readonly firsts = new Firsts(settle(options).maxFindings),
  ) {
    const settled = settle(options)
    this.asOf = settled.asOf
    this.collector = new Collector({ version, ...settled }, sink, firsts)
  }

  /** A check of its own of a part of the data, with the same engines and the same data set. */
  part(sink?: Sink): Checking {
    return new Checking(this.options, this.progress, sink, this.engines, this.dataset, this.firsts)
  }

  /** The report of everything checked, the data set as a whole among it. */
  async report(): Promise<Report> {
    await concludeInto(this.dataset, this.collector)
    return this.collector.report()
  }

  /** Checks a file in chunks, whatever its size: of the given format, or of the one its beginning looks like. Of YAML alone all is held. */
  async chunks(file: FileReport, chunks: Chunks, format: Format | undefined, wanted: Wanted, waivers: Waiver[], reader = this.readers()): Promise<void> {
    if (format === undefined) {
      const begun = await lookInto(chunks)
      if (begun.format === undefined) return this.collector.problem(file, noData, waivers)
      return this.chunks(file, begun.chunks, begun.format, wanted, waivers, reader)
    }
    file.format = format
    if (format === 'ndjson') return this.lines(file, chunks, wanted, waivers, reader)
    if (format === 'yaml') return this.yaml(file, chunks, wanted, waivers)
    const batch = new Batch(this, file, wanted, waivers, 0, reader)
    if (format === 'json') return this.feed(file, chunks, new JsonRecords(batch.problem, reader), batch, (records) => batch.take(records))
    return this.table(file, chunks, new TableRows(format === 'csv' ? ',' : '\t', batch.problem, reader), batch)
  }

  /** Checks NDJSON in chunks, whatever its size: a whole file, or a range of one. */
  async lines(file: FileReport, chunks: Chunks, wanted: Wanted, waivers: Waiver[], reader = this.readers(), range: Range = { from: 0 }): Promise<void> {
    const batch = new Batch(this, file, wanted, waivers, range.from, reader)
    const lines = new LineRecords(batch.problem, reader, range.from === 0)
    // Of a range alone it cannot be said that the file holds nothing.
    await this.feed(file, chunks, lines, batch, (records) => batch.take(records), range.to === undefined)
    this.collector.lines(file, lines.ends)
  }

  /** Takes what a reader reads to its end, or to where it breaks off. */
  private async feed<Read>(
    file: FileReport,
    chunks: Chunks,
    reader: Reader<Read>,
    batch: Batch,
    take: (read: Iterable<Read>) => Promise<void>,
    whole = true,
  ): Promise<void> {
    try {
      for await (const chunk of chunks) {
        await take(reader.push(chunk))
        batch.release()
        if (reader.ended) break
      }
      await take(reader.end())
      if (whole && reader.records === 0) batch.problem(noData)
    } catch (error) {
      if (!(error instanceof BrokenPacking)) throw error
      await take(reader.breakOff(error.packing, error.message))
    }
    batch.flush()
    file.encoding = reader.encoding
  }

  private async table(file: FileReport, chunks: Chunks, reader: TableRows, batch: Batch): Promise<void> {
    let head: { layout: Layout; engine: Engine } | undefined
    let blank = 0
    const take = async (rows: Iterable<Row>) => {
      for (const row of rows) {
        if (!head && row.cells.length === 1 && row.cells[0]!.trim() === '') blank++
        else if (!head) {
          head = await this.head(headerOf(row), file, batch)
          // Rows of which it is not known what they hold are no records.
          if (!head) return reader.stop()
        } else {
          const record = head.layout.record(row)
          if ('problem' in record) batch.problem(record.problem)
          else batch.add(record, head.engine)
        }
      }
    }
    await this.feed(file, chunks, reader, batch, take)
    if (blank > 0 && blank === reader.records) batch.problem(noData)
  }

  /** What the header of a table says: of which type its rows are, and which field each column holds. */
  private async head(header: string[], file: FileReport, { wanted, problem }: Batch): Promise<{ layout: Layout; engine: Engine } | undefined> {
    const asked =
      wanted.standard === undefined
        ? wanted.among?.flatMap((one) => typesOf(one, this.asOf))
        : typesOf(wanted.standard, this.asOf).filter(({ type }) => wanted.type === undefined || type === wanted.type)
    const [only, ...others] = asked ?? []
    const detected = async () => (asked ? detectTable(header, asked) : this.engines.onDay(await detectTable(header)))
    const found = only && others.length === 0 ? { entry: only, by: wanted.by ?? 'given' } : await detected()
    if (!found) {
      const near = { zh: `：表头 ${header.slice(0, 8).join('、')}`, en: `: header ${header.slice(0, 8).join(', ')}` }
      problem({ rule: 'record-type-known', at: '', params: { near }, place: { line: 1, column: 1 } })
      return undefined
    }
    const engine = await this.engines.get(found.entry.standard, found.entry.type, wanted.profile)
    note(file, engine, found.by)
    const known = layout(header, engine.fields)
    known.problems.forEach(problem)
    return known.isKnown ? { layout: known, engine } : undefined
  }

  private async yaml(file: FileReport, chunks: Chunks, wanted: Wanted, waivers: Waiver[]): Promise<void> {
    const batch = new Batch(this, file, wanted, waivers)
    const bytes = await whole(chunks, batch.problem)
    if (bytes === 'tooLarge') this.collector.failure(file.source, 'YAML 文件超过 512 MB，请改用 NDJSON（每行一条记录） (too large for YAML: use NDJSON)')
    if (typeof bytes !== 'object') return
    const { text, encoding, problems } = decode(bytes)
    file.encoding = encoding
    problems.forEach(batch.problem)
    if (text === undefined) return
    const read = readYaml(text)
    read.problems.forEach(batch.problem)
    if (read.records.length === 0 && read.problems.length === 0) batch.problem(noData)
    await batch.take(read.records)
    batch.flush()
  }

  /** Puts records through their engine. */
  check(records: ReadRecord[], file: FileReport, engine: Engine, waivers: Waiver[], region: string | undefined, from: number): void {
    const all = engine.waivers.length > 0 ? [...waivers, ...engine.waivers] : waivers
    this.collector.waive(file, all)
    const checked = engine.checkAll(records)
    const origin = { source: file.source, from, region }
    for (const [i, record] of records.entries()) {
      this.collector.record(file, record, engine, checked[i]!, all)
      this.dataset.fold(engine, record, checked[i]!, origin, file.records)
      if (++this.records % 1000 === 0) this.progress(this.records, file.source)
    }
    this.dataset.table.relieve?.()
  }
}

/** Records of one file on their way through the engine, many at once, with the problems between them in their order. */
class Batch {
  private records: ReadRecord[] = []
  private size = 0
  private engine: Engine | undefined

  constructor(
    private readonly checking: Checking,
    private readonly file: FileReport,
    readonly wanted: Wanted,
    private readonly waivers: Waiver[],
    private readonly from = 0,
    private readonly reader?: LineReader,
  ) {}

  /** A problem of the file, or of what could not be read as a record. */
  readonly problem = (found: ReadProblem): void => {
    this.flush()
    this.checking.collector.problem(this.file, found, this.waivers)
  }

  /** Adds records, each to be checked as what it is. */
  async take(records: Iterable<ReadRecord>): Promise<void> {
    const { engines } = this.checking
    for (const record of records) {
      // A promise a record would cost as much as the check: it is awaited only for a look not met before.
      const found = engines.known(record, this.wanted) ?? (await engines.forRecord(record.shared?.whole() ?? record.data, this.wanted))
      if (found) {
        if (this.file.standard === undefined) note(this.file, found.engine, found.by === 'given' ? (this.wanted.by ?? 'given') : found.by)
        this.add(record, found.engine)
        this.reader?.follow?.(found.engine.members)
      } else {
        this.flush()
        this.checking.collector.unassessed(this.file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], this.waivers)
      }
    }
  }

  add(record: ReadRecord, engine: Engine): void {
    if (engine !== this.engine || this.size >= batchSize) this.flush()
    this.engine = engine
    this.records.push(record)
    this.size += record.size ?? 0
  }

  /** Lets go of bytes that are used again: places in them can be told no longer. */
  release(): void {
    if (this.records.some(({ shared }) => shared)) this.flush()
  }

  flush(): void {
    const { records, engine } = this
    this.records = []
    this.size = 0
    if (engine && records.length > 0) this.checking.check(records, this.file, engine, this.waivers, this.wanted.region, this.from)
  }
}

function note(file: FileReport, engine: Engine, by: string): void {
  file.standard ??= engine.standard
  file.type ??= engine.type
  file.detectedBy ??= by
  if (engine.profile) file.profile ??= engine.profile
}

/** All the bytes there are; undefined where they break off, which is told. */
async function whole(chunks: Chunks, onProblem: (problem: ReadProblem) => void): Promise<Uint8Array | 'tooLarge' | undefined> {
  const held: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > wholeLimit) return 'tooLarge'
      held.push(Uint8Array.prototype.slice.call(chunk))
    }
  } catch (error) {
    if (!(error instanceof BrokenPacking)) throw error
    onProblem({ rule: 'file-readable', at: '', params: { format: error.packing, problem: error.message }, place: { line: 1, column: 1 }, lost: true })
    return undefined
  }
  return joined(held, size)
}

/** The format that chunks look like, undefined where they are empty, and all of them: no more is held than the first line needs. */
async function lookInto(chunks: Chunks): Promise<{ format: Format | undefined; chunks: Chunks }> {
  const rest = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const held: Uint8Array[] = []
  let size = 0
  let enough = 0
  const text = () => {
    const bytes = joined(held, size)
    return new TextDecoder(wideEncoding(bytes)).decode(bytes)
  }
  const all = async function* () {
    try {
      yield* held
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
    } finally {
      await rest.return?.()
    }
  }
  while (size <= recordLimit) {
    const next = await rest.next()
    if (next.done) break
    held.push(Uint8Array.prototype.slice.call(next.value))
    size += next.value.length
    // Looked at anew where a line ends, and of a long line ever more seldom.
    if (size < enough && !next.value.includes(10)) continue
    enough = 2 * size
    const format = sniffBeginning(text())
    if (format) return { format, chunks: all() }
  }
  const begun = text()
  return { format: begun.trim() === '' ? undefined : sniff(begun), chunks: all() }
}
