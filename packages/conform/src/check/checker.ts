import { DataSet } from '../dataset/data-set.js'
import type { FactTable } from '../dataset/fact-table.js'
import type { Engine } from '../engine/engine.js'
import type { FileReport, Report, Waiver } from '../model/finding.js'
import { version } from '../model/version.js'
import { type Chunks, peekFirst, peekFormat, readWhole } from '../read/chunks.js'
import { TableRows } from '../read/csv.js'
import { decode } from '../read/encoding.js'
import type { Format } from '../read/format.js'
import { JsonRecords } from '../read/json-records.js'
import { LineRecords } from '../read/ndjson.js'
import { BrokenPacking, noData, type Reader, type ReadRecord } from '../read/record.js'
import { readYaml } from '../read/yaml.js'
import { dataRules } from '../rules/dataset/index.js'
import { Batch } from './batch.js'
import { beginningOf } from './beginning.js'
import { Collector, type Sink } from './collector.js'
import { concludeDataSet } from './conclude-data-set.js'
import { Engines, type ExpectedFile } from './engines.js'
import { Listing } from './listing.js'
import { type CheckOptions, settle } from './options.js'
import type { Range } from './partial-result.js'
import { type CheckStrategy, plain } from './strategy.js'
import { takeRows } from './table.js'

/** Called after every 1,000 records with the number of records checked so far, and the file of the last one. */
export type Progress = (records: number, source: string) => void

/** Parts of a checker. Each has a default. */
export interface CheckerParts {
  progress?: Progress
  /** Called with every finding, listed or not. */
  sink?: Sink | undefined
  strategy?: CheckStrategy
  /** Holds the facts of the data set. */
  table?: FactTable
}

/** State that is shared by the checkers of one check; there is a checker for each file or range. */
interface Shared {
  progress: Progress
  strategy: CheckStrategy
  dataset: DataSet
  engines: Engines
  listing: Listing
  records: number
}

/** A running check: its engines, its data set, and the results collected so far. */
export class Checker {
  readonly collector: Collector
  /** Identifies how the data are divided into parts, if only one part is checked. */
  division: string | undefined
  private readonly shared: Shared

  constructor(
    private readonly options: CheckOptions,
    parts: CheckerParts = {},
    shared?: Shared,
  ) {
    const settled = settle(options)
    const { progress = () => {}, strategy = plain, table, sink } = parts
    this.shared = shared ?? {
      progress,
      strategy,
      dataset: new DataSet(dataRules, settled.asOf, { ...(table && { table }), folds: strategy.folds }),
      engines: new Engines(settled.asOf),
      listing: new Listing(settled.limits),
      records: 0,
    }
    this.collector = new Collector({ version, ...settled, knownData: shared ? undefined : options.baseline?.dataset }, sink, this.shared.listing)
  }

  get engines(): Engines {
    return this.shared.engines
  }

  get dataset(): DataSet {
    return this.shared.dataset
  }

  /** Returns a checker for a part of the data, with its own collector. */
  part(sink?: Sink): Checker {
    return new Checker(this.options, { sink }, this.shared)
  }

  /** Concludes the data set and returns the report of everything checked. */
  async report(): Promise<Report> {
    await this.conclude()
    return this.collector.report()
  }

  /** Concludes the data set, the waivers and the baseline; then `collector.report` has everything. */
  async conclude(): Promise<void> {
    await concludeDataSet(this.dataset, this.collector)
    this.collector.close()
  }

  /** Checks a file that comes in chunks. Without `format` it is detected from the beginning. Only YAML is read whole. */
  async file(file: FileReport, chunks: Chunks, format: Format | undefined, expected: ExpectedFile, waivers: Waiver[]): Promise<void> {
    if (format === undefined) {
      const peeked = await peekFormat(chunks)
      if (peeked.format === undefined) return this.collector.problem(file, noData, waivers)
      return this.file(file, peeked.chunks, peeked.format, expected, waivers)
    }
    const { first, chunks: all, close } = await peekFirst(chunks)
    const begin = beginningOf(first, format)
    file.format = begin.format ?? format
    file.encoding = begin.encoding ?? file.encoding
    if (begin.problem) this.collector.problem(file, begin.problem, waivers)
    if (begin.format === undefined) return close()
    return this.contentOf(file, all, begin.format, expected, waivers)
  }

  /** Checks the records of a file of this format. */
  private async contentOf(file: FileReport, chunks: Chunks, format: Format, expected: ExpectedFile, waivers: Waiver[]): Promise<void> {
    if (format === 'ndjson') return this.lines(file, chunks, expected, waivers)
    if (format === 'yaml') return this.yaml(file, chunks, expected, waivers)
    const decoder = this.shared.strategy.decoder()
    const batch = new Batch(this, file, expected, waivers, { decoder })
    if (format === 'json') return this.readAll(file, chunks, new JsonRecords(batch.problem, decoder), batch, (records) => batch.take(records))
    const rows = new TableRows(format === 'csv' ? ',' : '\t', batch.problem, decoder)
    await this.readAll(
      file,
      chunks,
      rows,
      batch,
      takeRows(this.engines, file, expected, batch, () => rows.stop()),
    )
  }

  /** Checks NDJSON that comes in chunks: a whole file, or a range of one. */
  async lines(file: FileReport, chunks: Chunks, expected: ExpectedFile, waivers: Waiver[], range: Range = { from: 0 }): Promise<void> {
    const decoder = this.shared.strategy.decoder()
    const batch = new Batch(this, file, expected, waivers, { decoder, from: range.from })
    const lines = new LineRecords(batch.problem, decoder, range.from === 0)
    // A range without records does not mean that the file has none.
    await this.readAll(file, chunks, lines, batch, (records) => batch.take(records), range.to === undefined)
    this.collector.lines(file, lines.ends)
  }

  /** Reads to the end of the chunks, or to where compressed data are broken. */
  private async readAll<Read>(
    file: FileReport,
    chunks: Chunks,
    reader: Reader<Read>,
    batch: Batch,
    take: (read: Iterable<Read>) => Promise<void>,
    isWhole = true,
  ): Promise<void> {
    try {
      for await (const chunk of chunks) {
        await take(reader.push(chunk))
        // Records are valid only until the next chunk is read.
        batch.flush()
        if (reader.ended) break
      }
      await take(reader.end())
      if (isWhole && reader.records === 0) batch.problem(noData)
    } catch (error) {
      if (!(error instanceof BrokenPacking)) throw error
      await take(reader.breakOff(error.packing, error.message))
    }
    batch.flush()
    file.encoding = reader.encoding
  }

  private async yaml(file: FileReport, chunks: Chunks, expected: ExpectedFile, waivers: Waiver[]): Promise<void> {
    const batch = new Batch(this, file, expected, waivers)
    const bytes = await readWhole(chunks, batch.problem)
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

  /** Checks records of one type, reports their findings and folds them into the data set. */
  records(records: ReadRecord[], file: FileReport, engine: Engine, waivers: Waiver[], region: string | undefined, from: number): void {
    const { shared } = this
    const all = engine.waivers.length > 0 ? [...waivers, ...engine.waivers] : waivers
    this.collector.waive(file, all)
    const checked = shared.strategy.checkAll(engine, records)
    const origin = { source: file.source, from, region }
    for (const [i, record] of records.entries()) {
      this.collector.record(file, record, engine, checked[i]!, all)
      shared.dataset.fold(engine, record, checked[i]!, origin, file.records)
      if (++shared.records % 1000 === 0) shared.progress(shared.records, file.source)
    }
    shared.dataset.table.spillIfFull?.()
  }
}
