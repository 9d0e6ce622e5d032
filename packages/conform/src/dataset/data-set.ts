import { pattern } from '@shebiao/schemas/runtime'
import type { Checked, Engine } from '../engine/engine.js'
import type { DataRule, Fold } from '../model/data-rule.js'
import { pack } from '../model/fact-key.js'
import { anyTouched } from '../model/paths.js'
import type { ReadRecord } from '../read/record.js'
import { Divisions } from './divisions.js'
import { type Entry, type FactTable, MemoryFactTable } from './fact-table.js'
import { type FoldRunner, type MakeFoldRunner, plainFolds, type RuleFold } from './fold-runner.js'
import type { RecordOrigin } from './locations.js'

/**
 * Stands in place of a rule for the counts of records: under 'records' those folded by type, under 'unsound' those that a rule
 * could not take.
 */
export const recordCounts = ''

/** The folds of one engine's records. */
interface Folding {
  /** `service-item@1.0/implementation` */
  type: string
  /** `service-item/implementation`, and with the profile, as it is counted. */
  of: string
  countedAs: string
  folds: readonly RuleFold[]
  runner: FoldRunner
  divisions: Divisions
  /** The entry that counts its records, and the epoch of the table that it belongs to. */
  count: Entry | undefined
  epoch: number
}

/** Where records come from. */
export interface Origin {
  source: string
  /** Byte of the source at which the range begins. */
  from?: number
  /** The division of their submission, for records that name none. */
  region?: string
}

export interface DataSetParts {
  /** In memory where absent. */
  table?: FactTable
  /** Every fold on every record where absent. */
  folds?: MakeFoldRunner
}

const none: readonly string[] = []

/** The records of one check as a data set: the facts that the data rules remember of them. */
export class DataSet {
  readonly table: FactTable
  private readonly makeFolds: MakeFoldRunner
  private readonly foldings = new Map<Engine, Folding>()

  constructor(
    readonly rules: readonly DataRule[],
    /** The day the check is made for, YYYY-MM-DD. */
    readonly asOf: string,
    { table = new MemoryFactTable(), folds = plainFolds }: DataSetParts = {},
  ) {
    this.table = table
    this.makeFolds = folds
  }

  /** Folds a checked record. `number` is its number in its range, from 1. */
  fold(engine: Engine, record: ReadRecord, checked: Checked, { source, from = 0, region }: Origin, number: number): void {
    const folding = this.foldingOf(engine)
    const { type, runner, divisions } = folding
    const ownRegion = regionOf(record.data) ?? region
    // A record on a line of its own is located by its line: finding columns that may never be reported costs more than all folds.
    const { line, prefix } = record
    const locate = line === undefined ? (at: string) => record.locate(at) : () => ({ line, column: 1 })
    const origin: RecordOrigin = { source, from, record: number, type, prefix, region: ownRegion, locate }
    this.count(folding, origin)
    const invalidFields = checked.invalid.length > 0 ? checked.invalid.map(pattern) : none
    const skipped = invalidFields.length > 0 ? this.skipped(folding, invalidFields, origin) : undefined
    runner.run({ record, origin, division: divisions.of(ownRegion), invalidFields, skipped })
  }

  /** Frees what only folding needs, before the data set is concluded. */
  release(): void {
    this.foldings.clear()
  }

  /** Which folds cannot take a record with these invalid fields; it is counted for each. */
  private skipped({ of, folds }: Folding, invalidFields: readonly string[], origin: RecordOrigin): boolean[] {
    const skipped = folds.map(({ fold }) => isSkipped(fold, invalidFields))
    for (const [i, { rule }] of folds.entries()) if (skipped[i]) this.table.add(recordCounts, 'unsound', pack(rule, of), origin, '')
    return skipped
  }

  private count(folding: Folding, origin: RecordOrigin): void {
    const { table } = this
    if (folding.count && folding.epoch === table.epoch) table.addAgain(folding.count, origin, '')
    else {
      folding.count = table.add(recordCounts, 'records', folding.countedAs, origin, '')
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
      found = {
        type: `${engine.standard}/${engine.type}`,
        of,
        countedAs: pack(of, profile),
        folds,
        runner: this.makeFolds(engine, folds, this.table),
        divisions: new Divisions({ asOf: this.asOf, standard: engine.standard }),
        count: undefined,
        epoch: 0,
      }
      this.foldings.set(engine, found)
    }
    return found
  }
}

/** Whether a fold cannot take a record with these invalid fields. */
function isSkipped({ needs }: Fold, invalidFields: readonly string[]): boolean {
  return invalidFields.includes('') || anyTouched(needs, invalidFields)
}

interface Located {
  region?: { code?: unknown }
  jurisdiction?: { region?: { code?: unknown } }
}

/** The division that a record names. */
function regionOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { region, jurisdiction } = data as Located
  const code = region?.code ?? jurisdiction?.region?.code
  return typeof code === 'string' ? code : undefined
}
