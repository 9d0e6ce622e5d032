import type { Property } from '@shebiao/schemas/runtime'
import { bitsOf } from './bitset.js'
import { Likeness, Memo, numbersOf } from './memo.js'

/** A record that was checked. */
export interface Met {
  ids: readonly number[]
  /** The checks that found something, or were not made, or are always made, as bits. */
  loud: readonly number[]
  /** Whether nothing at all was found. */
  isPlain: boolean
}

/**
 * On which records that share members with others a check will find nothing, without running it: where it found nothing for
 * the same values of what it reads. Checks go by their number.
 */
export class Quiet {
  private readonly memos: (Memo<true> | undefined)[]
  /** Those that are always run, as bits. */
  private readonly always: readonly number[]
  private readonly likeness: Likeness<Met>

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

  /** A record that was checked and that this one is like; undefined where none is known. */
  like(ids: readonly number[]): Met | undefined {
    return this.likeness.like(ids)
  }

  /** Which checks may find something on a record like that one, as bits. */
  due(ids: readonly number[], like: Met): number[] {
    return this.likeness.differing(ids, like, like.loud)
  }

  /** The checks that are loud on any record, for others to be added. */
  loud(): number[] {
    return this.always.slice()
  }

  /** Whether a check is known to find nothing; else it is to be run, and where it finds nothing `note` is to be called. */
  has(check: number, ids: readonly number[]): boolean {
    return this.memos[check]?.recall(ids) === true
  }

  note(check: number): void {
    this.memos[check]?.keep(true)
  }

  /** Keeps a record for those like it. */
  keep(met: Met): void {
    this.likeness.keep(met)
  }
}
