import type { Property } from '@shebiao/schemas/runtime'
import { bitsOf } from './bits.js'
import { Likeness, Memo, numbersOf } from './memo.js'

/**
 * On which records that share members with others a check will find nothing, without running it: where it found nothing for
 * the same values of what it reads. Checks go by their number.
 */
export class Quiet {
  private readonly memos: (Memo<true> | undefined)[]
  /** Those that are always run, as bits. */
  private readonly always: readonly number[]
  private readonly likeness: Likeness<{ ids: readonly number[] }>

  /** `reads` has for each check the names of the members that it reads, or `all`: then it is always run. */
  constructor(reads: readonly (readonly string[] | 'all')[], members: readonly Property[]) {
    const numbers = reads.map((names) => (names === 'all' ? undefined : numbersOf(names, members)))
    this.memos = numbers.map((own) => own && new Memo<true>(own))
    this.always = bitsOf(numbers.map((own) => own === undefined))
    this.likeness = new Likeness(
      numbers.map((own) => own ?? []),
      members,
    )
  }

  /** Which checks may find something that found nothing on a record like this, as bits; undefined where no record like it is known. */
  due(ids: readonly number[]): number[] | undefined {
    const known = this.likeness.like(ids)
    return known && this.likeness.differing(ids, known, this.always)
  }

  /** Whether a check is known to find nothing; else it is to be run, and where it finds nothing `note` is to be called. */
  has(check: number, ids: readonly number[]): boolean {
    return this.memos[check]?.recall(ids) === true
  }

  note(check: number): void {
    this.memos[check]?.keep(true)
  }

  /** Keeps a record on which nothing at all was found, for those like it. */
  keep(ids: readonly number[]): void {
    this.likeness.keep({ ids })
  }
}
