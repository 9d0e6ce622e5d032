import type { Property } from '@shebiao/schemas/runtime'

/** Slots of a memo; a power of two. Values mostly repeat before their slot is taken. */
const slots = 1024
const shift = 32 - Math.log2(slots)
const noNumbers: readonly number[] = []

/**
 * Remembers a result by the value ids of some members of a record: a function of these alone has the same result for the same
 * ids. Direct-mapped: of two keys that share a slot the later one stays.
 */
export class Memo<Result> {
  /** The keys, one behind another, each of as many numbers as `members` and `extra` have. */
  private readonly keys: Int32Array
  private readonly results: (Result | undefined)[] = new Array<Result | undefined>(slots).fill(undefined)
  private slot = -1

  constructor(
    /** Numbers of the members, from 1. */
    private readonly members: readonly number[],
    /** How many numbers besides the members are part of a key. */
    private readonly extra = 0,
  ) {
    this.keys = new Int32Array(slots * (members.length + extra))
  }

  /** The result for a record's ids and the extra numbers; undefined where there is none. */
  get(ids: readonly number[], extra: readonly number[] = noNumbers): Result | undefined {
    const { members, keys, extra: extras } = this
    let hash = 0
    for (let i = 0; i < members.length; i++) {
      const id = ids[members[i]!]!
      // An uncached value is equal to no other.
      if (id < 0) {
        this.slot = -1
        return undefined
      }
      hash = mix(hash, id)
    }
    for (let i = 0; i < extras; i++) hash = mix(hash, extra[i]!)
    const slot = hash >>> shift
    let at = slot * (members.length + extras)
    let isSame = true
    for (let i = 0; i < members.length; i++, at++) if (keys[at] !== ids[members[i]!]) isSame = this.replace(at, ids[members[i]!]!)
    for (let i = 0; i < extras; i++, at++) if (keys[at] !== extra[i]) isSame = this.replace(at, extra[i]!)
    this.slot = slot
    if (!isSame) this.results[slot] = undefined
    return this.results[slot]
  }

  /** Sets the result for the key that `get` was called with last. */
  set(result: Result): void {
    if (this.slot >= 0) this.results[this.slot] = result
  }

  private replace(at: number, id: number): false {
    this.keys[at] = id
    return false
  }
}

/** Adds a number to a hash. */
export function mix(hash: number, number: number): number {
  const mixed = Math.imul(hash ^ number, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** The numbers of members by their names, from 1; names that the record type does not have are left out. */
export function numbersOf(names: readonly string[], members: readonly Property[]): number[] {
  return names.map((name) => members.findIndex(([known]) => known === name) + 1).filter((number) => number > 0)
}

/** The number of the member whose value says most about the others: of an item, its name. 0 where there is none. */
export function leadOf(members: readonly Property[]): number {
  return members.findIndex(([, , required]) => required) + 1
}

/** Texts that have an id at once. */
const textLimit = 50_000

/** Ids of texts, from 1. An id is never used again for another text. */
export class TextIds {
  private readonly known = new Map<string, number>()
  private last = 0

  of(text: string): number {
    let id = this.known.get(text)
    if (id === undefined) {
      if (this.known.size >= textLimit) this.known.clear()
      this.known.set(text, (id = ++this.last))
    }
    return id
  }
}
