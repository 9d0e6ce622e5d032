import type { Property } from '@shebiao/schemas/runtime'
import { type Division, surroundingsOf } from '../dataset/divisions.js'
import type { Entry, FactTable } from '../dataset/fact-table.js'
import { type FoldInput, type MakeFoldRunner, plainFolds, type RuleFold } from '../dataset/fold-runner.js'
import type { RecordOrigin } from '../dataset/locations.js'
import type { Fold, Part, Remember } from '../model/data-rule.js'
import { membersRead } from '../model/dependencies.js'
import { isTouched } from '../model/paths.js'
import { Memo, numbersOf, TextIds } from './memo.js'
import { SplitRecord } from './split-record.js'

/** What a fold remembered of some values. */
interface FoldResult {
  /** The epoch of the table that the entries belong to. */
  epoch: number
  facts: { key: string; fact: string; at: string; entry: Entry }[]
  /** The range in which another record changes only counts, since all locations that are kept come before it; -1 for none. */
  countedIn: number
  /** Hits in that range whose counts are not added yet. */
  hits: number
}

/** The cache of one fold. Besides its own members it depends on three context ids of a record; index 0 is no dependence. */
interface CachedFold {
  memo: Memo<FoldResult> | undefined
  common: number
  division: number
  part: number
  /** Misses since the fold was last evaluated. */
  misses: number
  /** The record up to which the cache is bypassed, and for how many records it was bypassed last. */
  bypassedTo: number
  bypassed: number
}

/**
 * Indices of context ids: the values of the members that most folds read, as one id; the division by the digits that matter; and
 * behind them the parts of codes.
 */
const commonIndex = 1
const divisionIndex = { whole: 2, 4: 3, 2: 4 } as const
const firstPart = 5

/** After so many records, folds with a hit rate below one in four are bypassed; each time for twice as many records. */
const evaluatedEvery = 1024
const oneHitIn = 4
const fewestBypassed = 16_384
const mostBypassed = 1 << 20

/** Runs the folds of one record type. What a fold remembered of the same values is added again without running the fold. */
export class FoldCache {
  private readonly cached: CachedFold[]
  private readonly parts: Part[]
  private readonly texts = new TextIds()
  private readonly divisionIds = new WeakMap<Division, readonly [number, number, number]>()
  /** The context ids of the record at hand. One array for all records: V8 takes one array a record for long-lived. */
  private readonly context: number[]
  private readonly extra = [0, 0, 0]
  private readonly common: Memo<number>
  private commonIds = 0
  private result: FoldResult = emptyResult(0)
  private rule = ''
  private origin: RecordOrigin = { source: '', from: 0, record: 0, type: '', prefix: '', locate: () => ({}) }
  private records = 0
  /** Number of the range at hand: of a file, or of a part of one. */
  private range = 0
  private waiting: FoldResult[] = []
  private readonly remember: Remember = (key, fact, at = '') => {
    this.result.facts.push({ key, fact, at, entry: this.table.add(this.rule, key, fact, this.origin, at) })
  }
  private readonly rememberOnce: Remember = (key, fact, at = '') => {
    this.table.addOnce(this.rule, key, fact, this.origin, at)
  }

  constructor(
    private readonly folds: readonly RuleFold[],
    members: readonly Property[],
    private readonly table: FactTable,
  ) {
    this.parts = [...new Set(folds.flatMap(({ fold }) => fold.part ?? []))]
    this.context = new Array<number>(firstPart + this.parts.length).fill(0)
    const numbers = folds.map(({ fold }) => memberNumbers(fold, members))
    const isCommon = (number: number) => 2 * numbers.filter((own) => own?.includes(number)).length > folds.length
    const common = members.map((_, i) => i + 1).filter(isCommon)
    this.common = new Memo(common)
    this.cached = folds.map(({ fold }, i): CachedFold => {
      const own = numbers[i]
      const readsCommon = own !== undefined && common.every((number) => own.includes(number))
      const others = readsCommon ? own.filter((number) => !common.includes(number)) : own
      return {
        memo: others && new Memo<FoldResult>(others, 3),
        common: readsCommon ? commonIndex : 0,
        division: divisionIndex[fold.division ?? 'whole'],
        part: fold.part ? firstPart + this.parts.indexOf(fold.part) : 0,
        misses: 0,
        bypassedTo: 0,
        bypassed: fewestBypassed,
      }
    })
  }

  /** Whether it can take a record with these invalid fields: parts are taken of valid members alone. */
  takes(invalidFields: readonly string[]): boolean {
    return invalidFields.length === 0 || !this.parts.some(({ members }) => members.some((name) => isTouched(`/${name}`, invalidFields)))
  }

  /** Folds a record by its value ids. */
  run({ record, origin, division, skipped }: FoldInput, ids: readonly number[]): void {
    const { folds, cached } = this
    if (origin.source !== this.origin.source || origin.from !== this.origin.from) this.range++
    this.origin = origin
    this.setContext(record.data, ids, division)
    for (let i = 0; i < folds.length; i++) if (!skipped?.[i]) this.runFold(record.data, folds[i]!, cached[i]!, ids, division)
    if (++this.records % evaluatedEvery === 0) this.evaluate()
  }

  private runFold(data: unknown, { rule, fold }: RuleFold, own: CachedFold, ids: readonly number[], division: Division): void {
    const { extra, context } = this
    this.rule = rule
    if (!own.memo || own.bypassedTo > this.records) {
      fold.facts(data, this.rememberOnce, surroundingsOf(division, fold))
      return
    }
    extra[0] = context[own.common]!
    extra[1] = context[own.division]!
    extra[2] = context[own.part]!
    const known = own.memo.get(ids, extra)
    if (known) {
      this.addAgain(known)
      return
    }
    own.misses++
    this.result = emptyResult(this.table.epoch)
    fold.facts(data, this.remember, surroundingsOf(division, fold))
    own.memo.set(this.result)
  }

  /** Adds the facts of a result once more. Where only counts change they are added later, many at once. */
  private addAgain(result: FoldResult): void {
    const { table, origin, rule, range } = this
    const { facts } = result
    if (result.epoch !== table.epoch) {
      for (const one of facts) one.entry = table.add(rule, one.key, one.fact, origin, one.at)
      result.epoch = table.epoch
      result.countedIn = -1
    } else if (result.countedIn === range) {
      if (result.hits++ === 0) this.await(result)
    } else {
      let isCounted = true
      for (let i = 0; i < facts.length; i++) if (!table.addAgain(facts[i]!.entry, origin, facts[i]!.at)) isCounted = false
      if (isCounted) result.countedIn = range
    }
  }

  /** Has the hits of a result added before the table is next read. */
  private await(result: FoldResult): void {
    if (this.waiting.push(result) > 1) return
    this.table.beforeRead(() => {
      for (const { facts, hits } of this.waiting) for (const { entry } of facts) entry.count += hits
      for (const one of this.waiting.splice(0)) one.hits = 0
    })
  }

  private evaluate(): void {
    for (const own of this.cached) {
      if (own.bypassedTo > this.records) continue
      if ((evaluatedEvery - own.misses) * oneHitIn < evaluatedEvery) {
        own.bypassedTo = this.records + own.bypassed
        own.bypassed = Math.min(2 * own.bypassed, mostBypassed)
      } else own.bypassed = fewestBypassed
      own.misses = 0
    }
  }

  private setContext(data: unknown, ids: readonly number[], division: Division): void {
    const { context, parts, texts } = this
    context[commonIndex] = this.commonId(ids)
    const [whole, city, province] = this.idsOf(division)
    context[divisionIndex.whole] = whole
    context[divisionIndex[4]] = city
    context[divisionIndex[2]] = province
    for (let i = 0; i < parts.length; i++) context[firstPart + i] = texts.of(parts[i]!.text(data))
  }

  /** One id for the values of the common members; a new one where they are not cached. */
  private commonId(ids: readonly number[]): number {
    const known = this.common.get(ids)
    if (known !== undefined) return known
    this.common.set(++this.commonIds)
    return this.commonIds
  }

  private idsOf(division: Division): readonly [whole: number, city: number, province: number] {
    let ids = this.divisionIds.get(division)
    if (!ids) {
      const idOf = ({ region }: { region?: string }) => (region === undefined ? 0 : this.texts.of(region))
      ids = [idOf(division.whole), idOf(division.city), idOf(division.province)]
      this.divisionIds.set(division, ids)
    }
    return ids
  }
}

function emptyResult(epoch: number): FoldResult {
  return { epoch, facts: [], countedIn: -1, hits: 0 }
}

/** Runs folds through a cache on records that were split, and plainly on others. */
export const cachedFolds: MakeFoldRunner = (engine, folds, table) => {
  const plain = plainFolds(engine, folds, table)
  const { members } = engine
  if (!members) return plain
  const cache = new FoldCache(folds, members, table)
  return {
    run(input) {
      const split = input.record instanceof SplitRecord ? input.record.split : undefined
      if (split?.members === members && cache.takes(input.invalidFields)) cache.run(input, split.ids)
      else plain.run(input)
    },
  }
}

/** Numbers of the members that a fold reads whole; undefined where it reads the record as a whole. */
function memberNumbers(fold: Fold, members: readonly Property[]): number[] | undefined {
  const names = membersRead(fold)
  if (names === 'all') return undefined
  return numbersOf(
    names.filter((name) => !fold.part?.members.includes(name)),
    members,
  )
}
