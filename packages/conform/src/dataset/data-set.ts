import { pattern } from '@shebiao/schemas/runtime'
import type { Checked, Engine } from '../engine/engine.js'
import type { DataRule, Fold } from '../model/data-rule.js'
import { pack } from '../model/fact-key.js'
import { anyTouched } from '../model/paths.js'
import type { ReadRecord } from '../read/record.js'
import { elementCounts, elementFolds } from './element-counts.js'
import { type Entry, type FactTable, MemoryFactTable } from './fact-table.js'
import { FoldContexts } from './fold-contexts.js'
import { type FoldRunner, type MakeFoldRunner, plainFolds, type RuleFold } from './fold-runner.js'
import type { RecordOrigin } from './locations.js'

/** The rule id under which the table counts records. */
export const recordCounts = ''

/** Keys of `recordCounts`: records folded, by type and profile; and records for which a rule was skipped, by rule and type. */
export const recordCountKeys = { folded: 'records', skipped: 'unsound' } as const

/** The folds for the records of one engine, and their state. */
interface Folding {
  /** `service-item@1.0/implementation` */
  type: string
  /** `service-item/implementation` */
  of: string
  /** The fact under which its records are counted: `of` with the profile. */
  countedAs: string
  folds: readonly RuleFold[]
  runner: FoldRunner
  contexts: FoldContexts
  /** The entry that counts its records, and the epoch of the table to which the entry belongs. */
  count: Entry | undefined
  epoch: number
}

/** The origin of records. */
export interface Origin {
  source: string
  /** Byte offset in the source at which the range begins. Default: 0. */
  from?: number
  /** Code of the division of their submission, for records that name none. */
  region?: string
}

/** Parts of a data set. Each has a default. */
export interface DataSetParts {
  /** Default: a table in memory. */
  table?: FactTable
  /** Default: every fold is run on every record. */
  folds?: MakeFoldRunner
}

const none: readonly string[] = []

/** The data set of one check: the facts that data rules remember of its records. */
export class DataSet {
  readonly table: FactTable
  private readonly makeFolds: MakeFoldRunner
  private readonly foldings = new Map<Engine, Folding>()

  constructor(
    readonly rules: readonly DataRule[],
    /** The day for which the data are checked, YYYY-MM-DD. */
    readonly asOf: string,
    { table = new MemoryFactTable(), folds = plainFolds }: DataSetParts = {},
  ) {
    this.table = table
    this.makeFolds = folds
  }

  /** Folds a checked record. `number` is its number in its range, from 1. */
  fold(engine: Engine, record: ReadRecord, checked: Checked, { source, from = 0, region }: Origin, number: number): void {
    const folding = this.foldingOf(engine)
    const { type, runner, contexts } = folding
    const ownRegion = regionOf(record.data) ?? region
    // A record on a line of its own is located by its line alone: looking up columns that may never be reported would cost more than all folds.
    const { line, prefix } = record
    const locate = line === undefined ? (at: string) => record.locate(at) : () => ({ line, column: 1 })
    const origin: RecordOrigin = { source, from, record: number, type, prefix, region: ownRegion, locate }
    this.count(folding, origin)
    const invalidFields = checked.invalid.length > 0 ? checked.invalid.map(pattern) : none
    const skipped = invalidFields.length > 0 ? this.skipped(folding, invalidFields, origin) : undefined
    runner.run({ record, origin, division: contexts.of(ownRegion), invalidFields, skipped })
  }

  /** Frees the memory that only folding needs. */
  release(): void {
    this.foldings.clear()
  }

  /** For each fold, whether it is skipped because of these invalid fields. Counts the record for each fold that is skipped. */
  private skipped({ of, folds }: Folding, invalidFields: readonly string[], origin: RecordOrigin): boolean[] {
    const skipped = folds.map(({ fold }) => isSkipped(fold, invalidFields))
    // Elements are counted for no rule over many records.
    for (const [i, { rule }] of folds.entries())
      if (skipped[i] && rule !== elementCounts) this.table.add(recordCounts, recordCountKeys.skipped, pack(rule, of), origin, '')
    return skipped
  }

  private count(folding: Folding, origin: RecordOrigin): void {
    const { table } = this
    if (folding.count && folding.epoch === table.epoch) table.addAgain(folding.count, origin, '')
    else {
      folding.count = table.add(recordCounts, recordCountKeys.folded, folding.countedAs, origin, '')
      folding.epoch = table.epoch
    }
  }

  private foldingOf(engine: Engine): Folding {
    let found = this.foldings.get(engine)
    if (!found) {
      const { profile } = engine
      const of = `${engine.standard.split('@')[0]}/${engine.type}`
      const folds = this.rules
        .filter(({ profiles }) => profiles === undefined || (profile !== undefined && profiles.includes(profile)))
        .flatMap(({ id, folds }) => folds.filter((fold) => fold.of === of).map((fold) => ({ rule: id, fold })))
        .concat(elementFolds(engine, of))
      found = {
        type: `${engine.standard}/${engine.type}`,
        of,
        countedAs: pack(of, profile),
        folds,
        runner: this.makeFolds(engine, folds, this.table),
        contexts: new FoldContexts({ asOf: this.asOf, standard: engine.standard }),
        count: undefined,
        epoch: 0,
      }
      this.foldings.set(engine, found)
    }
    return found
  }
}

/** Whether a fold needs any of these invalid fields. */
function isSkipped({ needs }: Fold, invalidFields: readonly string[]): boolean {
  return invalidFields.includes('') || anyTouched(needs, invalidFields)
}

interface Located {
  region?: { code?: unknown }
  jurisdiction?: { region?: { code?: unknown } }
}

/** Code of the division that a record names. */
function regionOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { region, jurisdiction } = data as Located
  const code = region?.code ?? jurisdiction?.region?.code
  return typeof code === 'string' ? code : undefined
}
