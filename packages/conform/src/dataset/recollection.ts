import type { Property } from '@shebiao/schemas/runtime'
import { Likeness, Memo, numbersOf } from '../memo.js'
import { membersRead } from '../reads.js'
import type { Fold, Part, Remember, Surroundings } from './data-rule.js'
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
  division: number
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
      division: places[fold.division ?? 'whole'],
      part: fold.part ? firstPart + this.parts.indexOf(fold.part) : 0,
    }))
    this.likeness = new Likeness(
      numbers.map((own) => own ?? []),
      members,
    )
  }

  /** Folds a record of a division; `around` gives what a fold may know of its surroundings. */
  take(record: unknown, ids: readonly number[], region: string | undefined, around: (division: Fold['division']) => Surroundings, where: Where): void {
    const { folds, depends, likeness, key } = this
    const beside = this.beside(record, region)
    const like = likeness.like(ids)
    const differing = like && likeness.differing(ids, like)
    const recalled: (Recalled | undefined)[] = []
    let sought = 0
    for (let i = 0; i < folds.length; i++) {
      const { memo, division, part } = depends[i]!
      const isLike = differing?.[i] === 0 && like!.beside[division] === beside[division] && like!.beside[part] === beside[part]
      let known = isLike ? like!.recalled[i] : undefined
      if (!known) {
        sought++
        key[0] = beside[division]!
        key[1] = beside[part]!
        known = memo?.recall(ids, key)
        if (known) this.again(known, folds[i]!.rule, where)
        else {
          known = this.run(record, folds[i]!, around, where)
          memo?.keep(known)
        }
      } else this.again(known, folds[i]!.rule, where)
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

  private run(record: unknown, { rule, fold }: RuleFold, around: (division: Fold['division']) => Surroundings, where: Where): Recalled {
    this.rule = rule
    this.where = where
    this.recalled = { epoch: this.table.epoch, facts: [] }
    fold.facts(record, this.remember, around(fold.division))
    return this.recalled
  }

  /** The numbers of what counts beside members. */
  private beside(record: unknown, region: string | undefined): number[] {
    const { texts } = this
    const beside = region === undefined ? [0, 0, 0, 0] : [0, texts.of(region), texts.of(region.slice(0, 4)), texts.of(region.slice(0, 2))]
    for (const part of this.parts) beside.push(texts.of(part.text(record)))
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

const mostTexts = 50_000

/** Numbers of texts, from 1, that are never used again. */
class Numbers {
  private readonly known = new Map<string, number>()
  private last = 0

  of(text: string): number {
    let number = this.known.get(text)
    if (number === undefined) {
      if (this.known.size >= mostTexts) this.known.clear()
      this.known.set(text, (number = ++this.last))
    }
    return number
  }
}
