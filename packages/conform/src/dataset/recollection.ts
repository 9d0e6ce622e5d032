import type { Property } from '@shebiao/schemas/runtime'
import { Likeness, Memo, Numbers, numbersOf } from '../memo.js'
import { membersRead } from '../reads.js'
import type { Fold, Part, Remember } from './data-rule.js'
import { type Division, surroundingsOf } from './divisions.js'
import type { Entry, FactTable } from './facts.js'
import type { Where } from './places.js'

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

/** A record that was folded: its values and what counts beside them, by number, and what each fold remembered of it. */
interface Folded {
  ids: readonly number[]
  beside: readonly number[]
  recalled: readonly (Recalled | undefined)[]
}

/** What a fold depends on beside members, by its place in the numbers of a record: 0 is nothing. */
interface Depends {
  memo: Memo<Recalled> | undefined
  digits: number
  part: number
}

const places = { whole: 1, 4: 2, 2: 3 } as const
const firstPart = 4

/**
 * The folds of one record type over records that share members: what a fold remembered of the same values is remembered again,
 * without running it.
 */
export class Recollection {
  private readonly depends: Depends[]
  private readonly parts: Part[]
  private readonly likeness: Likeness<Folded>
  private readonly texts = new Numbers()
  private readonly key = [0, 0]
  private recalled: Recalled = { epoch: 0, facts: [] }
  private rule = ''
  private where: Where | undefined
  private readonly remember: Remember = (key, fact, at = '') => {
    this.recalled.facts.push({ key, fact, at, entry: this.table.add(this.rule, key, fact, this.where!, at) })
  }

  constructor(
    private readonly folds: readonly RuleFold[],
    members: readonly Property[],
    private readonly table: FactTable,
  ) {
    const numbers = folds.map(({ fold }) => ownNumbers(fold, members))
    this.parts = [...new Set(folds.flatMap(({ fold }) => fold.part ?? []))]
    this.depends = folds.map(({ fold }, i) => ({
      memo: numbers[i] && new Memo<Recalled>(numbers[i], 2),
      digits: places[fold.division ?? 'whole'],
      part: fold.part ? firstPart + this.parts.indexOf(fold.part) : 0,
    }))
    this.likeness = new Likeness(
      numbers.map((own) => own ?? []),
      members,
    )
  }

  /** Folds a record. */
  take(record: unknown, ids: readonly number[], division: Division, where: Where): void {
    const { folds, depends, likeness, key } = this
    const beside = this.beside(record, division)
    const like = likeness.like(ids)
    const differing = like && likeness.differing(ids, like)
    const recalled: (Recalled | undefined)[] = []
    let sought = 0
    for (let i = 0; i < folds.length; i++) {
      const { memo, digits, part } = depends[i]!
      const isLike = differing?.[i] === 0 && like!.beside[digits] === beside[digits] && like!.beside[part] === beside[part]
      let known = isLike ? like!.recalled[i] : undefined
      if (!known) {
        sought++
        key[0] = beside[digits]!
        key[1] = beside[part]!
        known = memo?.recall(ids, key)
      }
      if (known) this.again(known, folds[i]!.rule, where)
      else {
        known = this.run(record, folds[i]!, division, where)
        memo?.keep(known)
      }
      recalled.push(memo && known)
    }
    if (!like || sought * 2 > folds.length) likeness.keep({ ids, beside, recalled })
  }

  private again(known: Recalled, rule: string, where: Where): void {
    const { table } = this
    const { facts } = known
    if (known.epoch === table.epoch) for (let i = 0; i < facts.length; i++) table.again(facts[i]!.entry, where, facts[i]!.at)
    else {
      for (const one of facts) one.entry = table.add(rule, one.key, one.fact, where, one.at)
      known.epoch = table.epoch
    }
  }

  private run(record: unknown, { rule, fold }: RuleFold, division: Division, where: Where): Recalled {
    this.rule = rule
    this.where = where
    this.recalled = { epoch: this.table.epoch, facts: [] }
    fold.facts(record, this.remember, surroundingsOf(division, fold))
    return this.recalled
  }

  /** The numbers of what counts beside members. */
  private beside(record: unknown, { numbers: [whole, city, province] }: Division): number[] {
    const beside = [0, whole, city, province]
    for (const part of this.parts) beside.push(this.texts.of(part.text(record)))
    return beside
  }
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
