import { pattern } from '@shebiao/schemas/runtime'
import { Recollection, type RuleFold } from '../cache/fold-cache.js'
import type { Checked, Engine } from '../engine/engine.js'
import type { DataRule, Fold, Remember } from '../model/data-rule.js'
import { pack } from '../model/fact-key.js'
import { anyTouched } from '../model/paths.js'
import type { ReadRecord } from '../read/record.js'
import { Divisions, surroundingsOf } from './divisions.js'
import { type Entry, Facts, type FactTable } from './fact-table.js'
import type { Where } from './locations.js'

/** Stands before every rule in the table: under 'records' how many of each type were folded, under 'unsound' how many of each a rule could not take. */
export const census = ''

/** The folds of one record type under one profile. */
interface Bound {
  /** `service-item@1.0/implementation` */
  type: string
  /** `service-item/implementation`, and with the profile, as it is counted. */
  of: string
  counted: string
  folds: RuleFold[]
  recollection: Recollection | undefined
  divisions: Divisions
  /** The entry in which its records are counted, and the epoch of the table that it is of. */
  census: Entry | undefined
  epoch: number
}

/** Where records come from. */
export interface Origin {
  source: string
  from?: number
  /** The division of their submission, for those that name none. */
  region?: string
}

/** The records of one check as a data set: what the data rules remember of them. */
export class DataSet {
  private readonly bound = new Map<Engine, Bound>()
  // One of each for all records: a fold is called by the ten thousand a second.
  private rule = ''
  private where: Where = { source: '', from: 0, record: 0, type: '', prefix: '', place: () => ({}) }
  private readonly remember: Remember = (key, fact, at = '') => {
    this.table.add(this.rule, key, fact, this.where, at)
  }

  constructor(
    readonly rules: readonly DataRule[],
    /** The day the check is made for. */
    readonly asOf: string,
    readonly table: FactTable = new Facts(),
  ) {}

  /** Folds one record that was checked: the `number`th of its range, which begins at byte `from` of its source. */
  fold(engine: Engine, record: ReadRecord, checked: Checked, { source, from = 0, region }: Origin, number: number): void {
    const bound = this.boundTo(engine)
    const { type, folds, recollection, divisions } = bound
    const own = regionOf(record.data) ?? region
    // A record on a line of its own is placed by that line: to find columns of what may never be reported costs more than all folds.
    const { line } = record
    const place = line === undefined ? (at: string) => record.place(at) : () => ({ line, column: 1 })
    const { prefix, shared } = record
    this.where = { source, from, record: number, type, prefix, region: own, place }
    this.countRecord(bound)
    const division = divisions.of(own)
    const unsound = checked.unsound.length > 0 ? checked.unsound.map(pattern) : nowhere
    const left = unsound.length > 0 ? this.leftOut(bound, unsound) : undefined
    if (recollection?.takes(unsound) && shared && shared.members === engine.members) {
      recollection.take(record.data, shared.ids, division, this.where, left)
      return
    }
    for (let i = 0; i < folds.length; i++) {
      if (left?.[i]) continue
      const { rule, fold } = folds[i]!
      this.rule = rule
      fold.facts(record.data, this.remember, surroundingsOf(division, fold))
    }
  }

  /** Which folds cannot take the record at hand, that is unsound at these places; it is counted for each. */
  private leftOut({ of, folds }: Bound, unsound: readonly string[]): boolean[] {
    const left = folds.map(({ fold }) => isLeft(fold, unsound))
    for (const [i, { rule }] of folds.entries()) if (left[i]) this.table.add(census, 'unsound', pack(rule, of), this.where, '')
    return left
  }

  /** Lets go of what makes folding cheap, before much is made of what was folded. */
  letGo(): void {
    this.bound.clear()
  }

  private countRecord(bound: Bound): void {
    const { table, where } = this
    if (bound.census && bound.epoch === table.epoch) table.again(bound.census, where, '')
    else {
      bound.census = table.add(census, 'records', bound.counted, where, '')
      bound.epoch = table.epoch
    }
  }

  private boundTo(engine: Engine): Bound {
    let found = this.bound.get(engine)
    if (!found) {
      const { profile } = engine
      const of = `${engine.standard.split('@')[0]}/${engine.type}`
      const folds = this.rules
        .filter(({ profiles }) => profiles === undefined || (profile !== undefined && profiles.includes(profile)))
        .flatMap(({ id, folds }) => folds.filter((fold) => fold.of === of).map((fold) => ({ rule: id, fold })))
      const recollection = engine.members && new Recollection(folds, engine.members, this.table)
      const divisions = new Divisions({ asOf: this.asOf, standard: engine.standard })
      found = { type: `${engine.standard}/${engine.type}`, of, counted: pack(of, profile), folds, recollection, divisions, census: undefined, epoch: 0 }
      this.bound.set(engine, found)
    }
    return found
  }
}

const nowhere: readonly string[] = []

/** Whether a fold cannot take a record that is unsound at these places. */
function isLeft({ needs }: Fold, unsound: readonly string[]): boolean {
  return unsound.includes('') || anyTouched(needs, unsound)
}

interface Located {
  region?: { code?: unknown }
  jurisdiction?: { region?: { code?: unknown } }
}

/** The division a record says it is of. */
function regionOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { region, jurisdiction } = data as Located
  const code = region?.code ?? jurisdiction?.region?.code
  return typeof code === 'string' ? code : undefined
}
