import type { Engine } from '../engine/engine.js'
import type { FileReport, Waiver } from '../model/finding.js'
import type { Decoder } from '../read/decoder.js'
import type { ReadProblem, ReadRecord } from '../read/record.js'
import type { Collector } from './collector.js'
import type { Engines, ExpectedFile } from './engines.js'

/** Number of characters of text whose records are checked together: enough for many records, and a bound for memory. */
const batchSize = 250_000

/** Number of records that are checked together: the verdict on a broken one lists every rule that was not run. */
const batchRecords = 1000

/** What checks the batches. */
export interface BatchTarget {
  engines: Engines
  collector: Collector
  /** Checks records of one type. `from` is the byte offset at which their range begins. */
  records(records: ReadRecord[], file: FileReport, engine: Engine, waivers: Waiver[], region: string | undefined, from: number): void
}

/** Batches the records of one file that have the same engine. Problems between records keep their order. */
export class Batch {
  private records: ReadRecord[] = []
  private size = 0
  private engine: Engine | undefined
  private readonly decoder: Decoder | undefined
  /** Byte offset in the file at which the range begins. */
  private readonly from: number

  constructor(
    private readonly target: BatchTarget,
    private readonly file: FileReport,
    private readonly expected: ExpectedFile,
    private readonly waivers: Waiver[],
    { decoder, from = 0 }: { decoder?: Decoder; from?: number } = {},
  ) {
    this.decoder = decoder
    this.from = from
  }

  /** Reports a problem of the file, or of a record that could not be read. */
  readonly problem = (problem: ReadProblem): void => {
    this.flush()
    this.target.collector.problem(this.file, problem, this.waivers)
  }

  /** Adds records, each with the engine of its type. */
  async take(records: Iterable<ReadRecord>): Promise<void> {
    const { engines } = this.target
    for (const record of records) {
      // Awaiting a promise for each record would cost as much as the check: only a new shape is awaited.
      const found = engines.known(record, this.expected) ?? (await engines.forRecord(record.whole?.() ?? record.data, this.expected))
      if (found) {
        if (this.file.standard === undefined) setRecordType(this.file, found.engine, found.by === 'given' ? (this.expected.by ?? 'given') : found.by)
        this.add(record, found.engine)
        this.decoder?.expect?.(found.engine.members)
      } else {
        this.flush()
        this.target.collector.unassessed(this.file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], this.waivers)
      }
    }
  }

  add(record: ReadRecord, engine: Engine): void {
    if (engine !== this.engine || this.size >= batchSize || this.records.length >= batchRecords) this.flush()
    this.engine = engine
    this.records.push(record)
    this.size += record.size ?? 0
  }

  /** Checks the records taken so far. */
  flush(): void {
    const { records, engine } = this
    this.records = []
    this.size = 0
    if (engine && records.length > 0) this.target.records(records, this.file, engine, this.waivers, this.expected.region, this.from)
  }
}

/** Sets the record type of a file, and how it was detected, unless an earlier record set them. */
export function setRecordType(file: FileReport, engine: Engine, by: string): void {
  file.standard ??= engine.standard
  file.type ??= engine.type
  file.detectedBy ??= by
  if (engine.profile) file.profile ??= engine.profile
}
