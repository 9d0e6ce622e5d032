import type { Property } from '@shebiao/schemas/runtime'
import { type Division, surroundingsOf } from '../dataset/divisions.js'
import type { Entry, FactTable } from '../dataset/fact-table.js'
import type { Where } from '../dataset/locations.js'
import type { Fold, Part, Remember } from '../model/data-rule.js'
import { membersRead } from '../model/dependencies.js'
import { isTouched } from '../model/paths.js'
import { bitOf, bitsOf, countBits, lowest } from './bitset.js'
import { Likeness, Memo, Numbers, numbersOf } from './memo.js'

/** A fold of one record type, and the rule it is of. */
export interface RuleFold {
  rule: string
  fold: Fold
}

/** What a fold remembered of a record. */
interface Recalled {
  /** The epoch of the table that the entries are of. */
  epoch: number
  facts: { key: string; fact: string; at: string; entry: Entry }[]
}

/** A record that was folded: its values and what counts beside them, by number, and what each fold remembered of it. Folds are bits. */
interface Folded {
  ids: readonly number[]
  beside: readonly number[]
  recalled: readonly (Recalled | undefined)[]
  /** The folds of which something is known. */
  known: number
  /** Those whose places are all kept in the range at hand, and which range and epoch that is. */
  settled: number
  range: number
  epoch: number
  /** How often which of them were met again that are not counted yet. */
  later: { folds: number; times: number }[]
}

/** What a fold depends on beside members, by its place in the numbers of a record: 0 is nothing. */
interface Depends {
  memo: Memo<Recalled> | undefined
  digits: number
  part: number
  /** How often nothing was known since that was last looked at. */
  missed: number
  /** The record up to which it is not asked what is known, and for how many that was last settled. */
  passed: number
  passes: number
}

const places = { whole: 1, 4: 2, 2: 3 } as const
const firstPart = 4

/**
 * After so many records it is looked at which folds knew less than one in four, and these are passed over for so many more,
 * each time for twice as many.
 */
const reconsidered = 1024
const worthAsking = 4
const fewestPassed = 16_384
const mostPassed = 1 << 20

/** Folds that have a bit; those behind them are asked one by one. */
const mostBits = 32

/** Sets of folds that are put off of one record at once. */
const mostLater = 16

/**
 * The folds of one record type over records that share members: what a fold remembered of the same values is remembered again,
 * without running it. Where nothing but counts would change, these are added later, many at once.
 */
export class Recollection {
  private readonly depends: Depends[]
  private readonly parts: Part[]
  private readonly likeness: Likeness<Folded>
  /** By the place of a number beside the members, the folds that depend on it. */
  private readonly dependsOn: number[]
  private readonly texts = new Numbers()
  private readonly key = [0, 0]
  /** The numbers of what counts beside the members of the record at hand. */
  private readonly beside: number[]
  private recalled: Recalled = { epoch: 0, facts: [] }
  private rule = ''
  private where: Where = { source: '', from: 0, record: 0, type: '', prefix: '', place: () => ({}) }
  private records = 0
  private range = 0
  private waiting: Folded[] = []
  private isAwaited = false
  private readonly remember: Remember = (key, fact, at = '') => {
    this.recalled.facts.push({ key, fact, at, entry: this.table.add(this.rule, key, fact, this.where, at) })
  }
  private readonly rememberOnce: Remember = (key, fact, at = '') => {
    this.table.addOnce(this.rule, key, fact, this.where, at)
  }

  constructor(
    private readonly folds: readonly RuleFold[],
    members: readonly Property[],
    private readonly table: FactTable,
  ) {
    const numbers = folds.map(({ fold }) => ownNumbers(fold, members))
    this.parts = [...new Set(folds.flatMap(({ fold }) => fold.part ?? []))]
    this.beside = new Array<number>(firstPart + this.parts.length).fill(0)
    this.depends = folds.map(({ fold }, i) => ({
      memo: numbers[i] && new Memo<Recalled>(numbers[i], 2),
      digits: places[fold.division ?? 'whole'],
      part: fold.part ? firstPart + this.parts.indexOf(fold.part) : 0,
      missed: 0,
      passed: 0,
      passes: fewestPassed,
    }))
    const bits = numbers.slice(0, mostBits)
    this.likeness = new Likeness(
      bits.map((own) => own ?? []),
      members,
    )
    this.dependsOn = Array.from({ length: firstPart + this.parts.length }, (_, place) =>
      bits.reduce((sum, _, i) => (this.depends[i]!.digits === place || this.depends[i]!.part === place ? sum | bitOf(i) : sum), 0),
    )
  }

  /** Whether it can take a record that is unsound at these places: parts are taken of what is sound. */
  takes(unsound: readonly string[]): boolean {
    return unsound.length === 0 || !this.parts.some(({ members }) => members.some((name) => isTouched(`/${name}`, unsound)))
  }

  /** Folds a record; of folds that are `left` out, by their place, it remembers nothing. */
  take(record: unknown, ids: readonly number[], division: Division, where: Where, left?: readonly boolean[]): void {
    const { folds, depends, likeness, beside } = this
    if (where.source !== this.where.source || where.from !== this.where.from) this.range++
    this.where = where
    this.lookBeside(record, division)
    const like = likeness.like(ids)
    const alike = like ? this.alike(ids, like) & ~bitsLeft(left) : 0
    if (like && alike !== 0) this.repeat(like, alike)
    const recalled: (Recalled | undefined)[] | undefined = like && 2 * countBits(alike) > folds.length ? undefined : []
    let known = 0
    for (let i = 0; i < folds.length; i++) {
      const isAlike = i < mostBits && (alike & bitOf(i)) !== 0
      if ((isAlike && !recalled) || left?.[i]) {
        recalled?.push(undefined)
        continue
      }
      const own = isAlike ? like!.recalled[i] : this.foldOne(record, folds[i]!, depends[i]!, ids, division)
      recalled?.push(own)
      if (own && i < mostBits) known |= bitOf(i)
    }
    if (recalled) likeness.keep({ ids, beside: beside.slice(), recalled, known, settled: 0, range: -1, epoch: -1, later: [] })
    if (++this.records % reconsidered === 0) this.reconsider()
  }

  /** The folds that remember of a record what they remembered of another. */
  private alike(ids: readonly number[], like: Folded): number {
    const { beside } = this
    let differing = this.likeness.differing(ids, like)[0]!
    for (let place = 1; place < beside.length; place++) if (beside[place] !== like.beside[place]) differing |= this.dependsOn[place]!
    return like.known & ~differing
  }

  private repeat(like: Folded, folds: number): void {
    const { range, table } = this
    if (like.range !== range || like.epoch !== table.epoch) {
      like.settled = 0
      like.range = range
      like.epoch = table.epoch
    }
    const settled = folds & like.settled
    if (settled !== 0) this.putOff(like, settled)
    for (let others = folds & ~settled; others !== 0; others &= others - 1) {
      const i = lowest(others)
      if (this.again(like.recalled[i]!, this.folds[i]!.rule)) like.settled |= bitOf(i)
    }
  }

  private putOff(like: Folded, folds: number): void {
    const { later } = like
    for (let i = 0; i < later.length; i++) {
      const one = later[i]!
      if (one.folds !== folds) continue
      one.times++
      return
    }
    if (later.length === mostLater) this.settle()
    if (!this.isAwaited) {
      this.isAwaited = true
      this.table.beforeLook(() => {
        this.isAwaited = false
        this.settle()
      })
    }
    if (later.length === 0) this.waiting.push(like)
    later.push({ folds, times: 1 })
  }

  /** Adds the counts that were put off. */
  private settle(): void {
    const { waiting } = this
    this.waiting = []
    for (const { recalled, later } of waiting) for (const { folds, times } of later.splice(0)) countMore(recalled, folds, times)
  }

  /** What is known of a fold for such a record, else what it remembers of this one; undefined where that is not kept. */
  private foldOne(record: unknown, fold: RuleFold, own: Depends, ids: readonly number[], division: Division): Recalled | undefined {
    const { key, beside } = this
    const { memo, digits, part } = own
    if (!memo || own.passed > this.records) {
      this.run(record, fold, division, this.rememberOnce)
      return undefined
    }
    key[0] = beside[digits]!
    key[1] = beside[part]!
    const known = memo.recall(ids, key)
    if (known) {
      this.again(known, fold.rule)
      return known
    }
    own.missed++
    this.recalled = { epoch: this.table.epoch, facts: [] }
    this.run(record, fold, division, this.remember)
    memo.keep(this.recalled)
    return this.recalled
  }

  /** Remembers once more what is known. Says whether a record later in the range would only be counted. */
  private again(known: Recalled, rule: string): boolean {
    const { table, where } = this
    const { facts } = known
    if (known.epoch !== table.epoch) {
      for (const one of facts) one.entry = table.add(rule, one.key, one.fact, where, one.at)
      known.epoch = table.epoch
      return facts.length === 0
    }
    let settled = true
    for (let i = 0; i < facts.length; i++) if (!table.again(facts[i]!.entry, where, facts[i]!.at)) settled = false
    return settled
  }

  private run(record: unknown, { rule, fold }: RuleFold, division: Division, remember: Remember): void {
    this.rule = rule
    fold.facts(record, remember, surroundingsOf(division, fold))
  }

  private reconsider(): void {
    for (const own of this.depends) {
      if (own.passed > this.records) continue
      if ((reconsidered - own.missed) * worthAsking < reconsidered) {
        own.passed = this.records + own.passes
        own.passes = Math.min(2 * own.passes, mostPassed)
      } else own.passes = fewestPassed
      own.missed = 0
    }
  }

  /** Looks up the numbers of what counts beside members: into one array, for one of each record V8 may take to be long-lived. */
  private lookBeside(record: unknown, { numbers: [whole, city, province] }: Division): void {
    const { beside, parts, texts } = this
    beside[places.whole] = whole
    beside[places[4]] = city
    beside[places[2]] = province
    for (let i = 0; i < parts.length; i++) beside[firstPart + i] = texts.of(parts[i]!.text(record))
  }
}

/** Those of the folds that have a bit. */
function bitsLeft(left: readonly boolean[] | undefined): number {
  return (left && bitsOf(left)[0]) ?? 0
}

/** Counts the facts of these folds so many times more. */
function countMore(recalled: Folded['recalled'], folds: number, times: number): void {
  for (let rest = folds; rest !== 0; rest &= rest - 1) for (const { entry } of recalled[lowest(rest)]!.facts) entry.count += times
}

/** The numbers of the members that a fold reads as a whole; undefined where it looks at the record as a whole. */
function ownNumbers(fold: Fold, members: readonly Property[]): number[] | undefined {
  const names = membersRead(fold)
  if (names === 'all') return undefined
  return numbersOf(
    names.filter((name) => !fold.part?.members.includes(name)),
    members,
  )
}
