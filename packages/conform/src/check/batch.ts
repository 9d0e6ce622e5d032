import type { Engine } from '../engine/engine.js'
import type { FileReport, Waiver } from '../model/finding.js'
import type { Decoder } from '../read/decoder.js'
import type { ReadProblem, ReadRecord } from '../read/record.js'
import type { Collector } from './collector.js'
import type { Engines, ExpectedFile } from './engines.js'

/** Characters of text whose records go through the engine together: many records, and a bound for memory. */
const batchSize = 250_000

/** Where batches go. */
export interface BatchTarget {
  engines: Engines
  collector: Collector
  /** Checks records of one type. `from` is the byte at which their range begins. */
  records(records: ReadRecord[], file: FileReport, engine: Engine, waivers: Waiver[], region: string | undefined, from: number): void
}

/** The records of one file on their way to the engine, many at once, with the problems between them in their order. */
export class Batch {
  private records: ReadRecord[] = []
  private size = 0
  private engine: Engine | undefined
  private readonly decoder: Decoder | undefined
  /** Byte of the file at which the range begins. */
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

  /** Takes a problem of the file, or of what could not be read as a record. */
  readonly problem = (found: ReadProblem): void => {
    this.flush()
    this.target.collector.problem(this.file, found, this.waivers)
  }

  /** Takes records and finds the engine of each. */
  async take(records: Iterable<ReadRecord>): Promise<void> {
    const { engines } = this.target
    for (const record of records) {
      // Awaiting a promise for each record would cost as much as the check: it is awaited only for a shape that is new.
      const found = engines.known(record, this.expected) ?? (await engines.forRecord(record.whole?.() ?? record.data, this.expected))
      if (found) {
        if (this.file.standard === undefined) noteType(this.file, found.engine, found.by === 'given' ? (this.expected.by ?? 'given') : found.by)
        this.add(record, found.engine)
        this.decoder?.expect?.(found.engine.members)
      } else {
        this.flush()
        this.target.collector.unassessed(this.file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], this.waivers)
      }
    }
  }

  add(record: ReadRecord, engine: Engine): void {
    if (engine !== this.engine || this.size >= batchSize) this.flush()
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

/** Notes in the report of a file of which type its records are, and how that is known: what the first record says. */
export function noteType(file: FileReport, engine: Engine, by: string): void {
  file.standard ??= engine.standard
  file.type ??= engine.type
  file.detectedBy ??= by
  if (engine.profile) file.profile ??= engine.profile
}
