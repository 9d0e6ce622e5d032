import type { Property } from '@shebiao/schemas/runtime'
import { toBitset } from './bitset.js'
import { Memo, numbersOf } from './memo.js'
import { SimilarRecords } from './similar-records.js'

/** A record that was checked. */
export interface Similar {
  ids: readonly number[]
  /** Bitset of the checks that were not silent on it, or were not run, or are never cached. */
  notSilent: readonly number[]
  /** Whether it has no finding at all. */
  isClean: boolean
}

/**
 * Remembers, for each check, the values for which it reported nothing, so that it can be skipped on the same values. Only
 * silence is remembered: a check with findings is run again. Checks go by number.
 */
export class RuleCache {
  private readonly memos: (Memo<true> | undefined)[]
  /** Bitset of the checks that are always run. */
  private readonly always: readonly number[]
  private readonly records: SimilarRecords<Similar>

  /** `dependencies` has for each check the names of the members that it reads; `all` where that is not known: such a check is always run. */
  constructor(dependencies: readonly (readonly string[] | 'all')[], members: readonly Property[]) {
    const numbers = dependencies.map((names) => (names === 'all' ? undefined : numbersOf(names, members)))
    this.memos = numbers.map((own) => own && new Memo<true>(own))
    this.always = toBitset(numbers.map((own) => own === undefined))
    this.records = new SimilarRecords(
      numbers.map((own) => own ?? []),
      members,
    )
  }

  /** A record similar to the one with these value ids; undefined where none is kept. */
  similar(ids: readonly number[]): Similar | undefined {
    return this.records.find(ids)
  }

  /** Bitset of the checks that must be run on a record although a similar one is known. */
  pending(ids: readonly number[], similar: Similar): number[] {
    return this.records.differing(ids, similar, similar.notSilent)
  }

  /** Bitset of the checks that are never cached, for others to be added. */
  uncached(): number[] {
    return this.always.slice()
  }

  /** Whether a check is known to be silent on these values. */
  isSilent(check: number, ids: readonly number[]): boolean {
    return this.memos[check]?.get(ids) === true
  }

  /** Remembers that a check was silent on the values that `isSilent` was asked for last. */
  keepSilent(check: number): void {
    this.memos[check]?.set(true)
  }

  keep(record: Similar): void {
    this.records.keep(record)
  }
}
