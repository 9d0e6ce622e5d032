import type { Property } from '@shebiao/schemas/runtime'
import type { FactTable } from '../dataset/fact-table.js'
import { type Division, foldContextOf } from '../dataset/fold-contexts.js'
import type { FoldInput, RuleFold } from '../dataset/fold-runner.js'
import type { RecordOrigin } from '../dataset/locations.js'
import type { Fold, Part, Remember } from '../model/data-rule.js'
import { membersRead } from '../model/dependencies.js'
import { isTouched } from '../model/paths.js'
import { bitOf, countBits, lowestBit, toBitset } from './bitset.js'
import { type FoldedRecord, type FoldResult, PendingCounts } from './folded-record.js'
import { Memo, numbersOf, TextIds } from './memo.js'
import { SimilarRecords } from './similar-records.js'

/** The cache of one fold. Besides members it depends on two context ids of a record, by their index; 0 is none. */
interface CachedFold {
  memo: Memo<FoldResult> | undefined
  division: number
  part: number
  /** Misses since the fold was last evaluated. */
  misses: number
  /** The record up to which the cache is bypassed, and for how many records it was bypassed last. */
  bypassedTo: number
  bypassed: number
}

/** Indices of context ids: the division by the digits that matter, and behind them the parts of codes. */
const divisionIndex = { whole: 1, 4: 2, 2: 3 } as const
const firstPart = 4

/** After so many records, folds with a hit rate below one in four are bypassed; each time for twice as many records. */
const evaluatedEvery = 1024
const oneHitIn = 4
const fewestBypassed = 16_384
const mostBypassed = 1 << 20

/** Folds that have a bit; those behind them are looked up one by one. */
const foldBits = 32

/** Runs the folds of one record type. What a fold remembered of the same values is added again without running the fold. */
export class FoldCache {
  private readonly cached: CachedFold[]
  private readonly parts: Part[]
  private readonly records: SimilarRecords<FoldedRecord>
  private readonly counts: PendingCounts
  /** By index of a context id, the folds that depend on it. */
  private readonly dependentFolds: number[]
  private readonly texts = new TextIds()
  private readonly divisionIds = new WeakMap<Division, readonly [number, number, number]>()
  /** The context ids of the record at hand. One array for all records: V8 takes one array a record for long-lived. */
  private readonly context: number[]
  private readonly extra = [0, 0]
  private result: FoldResult = { epoch: 0, facts: [] }
  private rule = ''
  private origin: RecordOrigin = { source: '', from: 0, record: 0, type: '', prefix: '', locate: () => ({}) }
  private count = 0
  /** Number of the range at hand: of a file, or of a part of one. */
  private range = 0
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
    const numbers = folds.map(({ fold }) => memberNumbers(fold, members))
    this.counts = new PendingCounts(table)
    this.parts = [...new Set(folds.flatMap(({ fold }) => fold.part ?? []))]
    this.context = new Array<number>(firstPart + this.parts.length).fill(0)
    this.cached = folds.map(
      ({ fold }, i): CachedFold => ({
        memo: numbers[i] && new Memo<FoldResult>(numbers[i], 2),
        division: divisionIndex[fold.division ?? 'whole'],
        part: fold.part ? firstPart + this.parts.indexOf(fold.part) : 0,
        misses: 0,
        bypassedTo: 0,
        bypassed: fewestBypassed,
      }),
    )
    const withBit = numbers.slice(0, foldBits)
    this.records = new SimilarRecords(
      withBit.map((own) => own ?? []),
      members,
    )
    this.dependentFolds = Array.from({ length: firstPart + this.parts.length }, (_, index) =>
      withBit.reduce((folds, _, i) => (this.cached[i]!.division === index || this.cached[i]!.part === index ? folds | bitOf(i) : folds), 0),
    )
  }

  /** Whether it can take a record with these invalid fields: parts are taken of valid members alone. */
  takes(invalidFields: readonly string[]): boolean {
    return invalidFields.length === 0 || !this.parts.some(({ members }) => members.some((name) => isTouched(`/${name}`, invalidFields)))
  }

  /** Folds a record by its value ids. */
  run({ record, origin, division, skipped }: FoldInput, ids: readonly number[]): void {
    const { folds, cached, records } = this
    const { data } = record
    if (origin.source !== this.origin.source || origin.from !== this.origin.from) this.range++
    this.origin = origin
    this.setContext(data, division)
    const similar = records.find(ids)
    const hits = similar ? this.hits(ids, similar) & ~toBits(skipped) : 0
    if (similar && hits !== 0) this.repeat(similar, hits)
    const results: (FoldResult | undefined)[] | undefined = similar && 2 * countBits(hits) > folds.length ? undefined : []
    let known = 0
    for (let i = 0; i < folds.length; i++) {
      const isHit = i < foldBits && (hits & bitOf(i)) !== 0
      if ((isHit && !results) || skipped?.[i]) {
        results?.push(undefined)
        continue
      }
      const result = isHit ? similar!.results[i] : this.runFold(data, folds[i]!, cached[i]!, ids, division)
      results?.push(result)
      if (result && i < foldBits) known |= bitOf(i)
    }
    if (results) records.keep({ ids, context: this.context.slice(), results, cached: known, countedOnly: 0, range: -1, epoch: -1, pendingHits: [] })
    if (++this.count % evaluatedEvery === 0) this.evaluate()
  }

  /** The folds that remember of a record what they remembered of a similar one. */
  private hits(ids: readonly number[], similar: FoldedRecord): number {
    const { context } = this
    let differing = this.records.differing(ids, similar)[0]!
    for (let i = 1; i < context.length; i++) if (context[i] !== similar.context[i]) differing |= this.dependentFolds[i]!
    return similar.cached & ~differing
  }

  /** Adds the facts of these folds of a similar record once more. Where only counts change they are added later. */
  private repeat(similar: FoldedRecord, folds: number): void {
    const { range, table } = this
    if (similar.range !== range || similar.epoch !== table.epoch) {
      similar.countedOnly = 0
      similar.range = range
      similar.epoch = table.epoch
    }
    const counted = folds & similar.countedOnly
    if (counted !== 0) this.counts.add(similar, counted)
    for (let others = folds & ~counted; others !== 0; others &= others - 1) {
      const i = lowestBit(others)
      if (this.addAgain(similar.results[i]!, this.folds[i]!.rule)) similar.countedOnly |= bitOf(i)
    }
  }

  /** The result of a fold for these values, from the cache or by running it; undefined where the result is not cached. */
  private runFold(data: unknown, { rule, fold }: RuleFold, own: CachedFold, ids: readonly number[], division: Division): FoldResult | undefined {
    const { extra, context } = this
    this.rule = rule
    if (!own.memo || own.bypassedTo > this.count) {
      fold.facts(data, this.rememberOnce, foldContextOf(division, fold))
      return undefined
    }
    extra[0] = context[own.division]!
    extra[1] = context[own.part]!
    const known = own.memo.get(ids, extra)
    if (known) {
      this.addAgain(known, rule)
      return known
    }
    own.misses++
    this.result = { epoch: this.table.epoch, facts: [] }
    fold.facts(data, this.remember, foldContextOf(division, fold))
    own.memo.set(this.result)
    return this.result
  }

  /** Adds the facts of a result once more. Returns whether another record of the range would change counts alone. */
  private addAgain(result: FoldResult, rule: string): boolean {
    const { table, origin } = this
    const { facts } = result
    if (result.epoch !== table.epoch) {
      for (const one of facts) one.entry = table.add(rule, one.key, one.fact, origin, one.at)
      result.epoch = table.epoch
      return facts.length === 0
    }
    let countedOnly = true
    for (let i = 0; i < facts.length; i++) if (!table.addAgain(facts[i]!.entry, origin, facts[i]!.at)) countedOnly = false
    return countedOnly
  }

  private evaluate(): void {
    for (const own of this.cached) {
      if (own.bypassedTo > this.count) continue
      if ((evaluatedEvery - own.misses) * oneHitIn < evaluatedEvery) {
        own.bypassedTo = this.count + own.bypassed
        own.bypassed = Math.min(2 * own.bypassed, mostBypassed)
      } else own.bypassed = fewestBypassed
      own.misses = 0
    }
  }

  private setContext(data: unknown, division: Division): void {
    const { context, parts, texts } = this
    const [whole, city, province] = this.idsOf(division)
    context[divisionIndex.whole] = whole
    context[divisionIndex[4]] = city
    context[divisionIndex[2]] = province
    for (let i = 0; i < parts.length; i++) context[firstPart + i] = texts.of(parts[i]!.text(data))
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

/** The set of those folds that have a bit. */
function toBits(flags: readonly boolean[] | undefined): number {
  return (flags && toBitset(flags)[0]) ?? 0
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
