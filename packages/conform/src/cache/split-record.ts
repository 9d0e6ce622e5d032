import type { Property } from '@shebiao/schemas/runtime'
import type { Location } from '../model/finding.js'
import { locationsInText } from '../read/json-parse.js'
import type { ReadProblem, ReadRecord } from '../read/record.js'

/**
 * The members of a record that was split, not parsed. By the number of a member, from 1, `ids` has the id of its value: equal ids
 * are equal values, 0 stands for no value, -1 for one that is not cached. The record has no members but those of its type.
 */
export interface SplitMembers {
  members: readonly Property[]
  ids: readonly number[]
  /** Numbers of the members that are missing or of invalid shape, in their order. An invalid value has the id -1. */
  invalid: readonly number[]
  /** The names that are there, in their order: one list for all records that have the same. */
  names: readonly string[]
  /** The record as JSON.parse makes it. */
  whole(): object
}

/** A record as it is split: `data` only looks members up. */
export interface Split {
  data: object
  members: SplitMembers
}

/** A record that was split into its members. Its locations are found by parsing its text when they are asked for: it is good until the next chunk is read. */
export class SplitRecord implements ReadRecord {
  readonly problems: ReadProblem[] = []
  readonly data: object
  readonly split: SplitMembers
  readonly size: number
  private find: ((at: string) => Location) | undefined

  constructor(
    { data, members }: Split,
    private readonly bytes: Uint8Array,
    private readonly text: (bytes: Uint8Array) => string | undefined,
    private readonly start: Location,
    readonly prefix: string,
    readonly line?: number,
  ) {
    this.data = data
    this.split = members
    this.size = bytes.length
  }

  get names(): readonly string[] {
    return this.split.names
  }

  whole(): object {
    return this.split.whole()
  }

  locate(at: string): Location {
    this.find ??= this.places()
    return this.find(at)
  }

  private places(): (at: string) => Location {
    const text = this.text(this.bytes)
    return text === undefined ? () => this.start : locationsInText(text, this.start)
  }
}
