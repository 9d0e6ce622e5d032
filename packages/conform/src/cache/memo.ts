import type { Property } from '@shebiao/schemas/runtime'
import { bitOf } from './bitset.js'

/** Places for what is remembered, a power of two: what is met often comes back before its place is taken. */
const size = 1024
const shift = 32 - Math.log2(size)
const none: readonly number[] = []

/**
 * Remembers what was found for the values of some members of a record, by their numbers: what is a function of these alone is
 * the same for the same numbers. Bounded: of two that share a place the later stays.
 */
export class Memo<Found> {
  private readonly met: Int32Array
  private readonly found: (Found | undefined)[] = new Array<Found | undefined>(size).fill(undefined)
  private place = -1

  constructor(
    /** Numbers of the members, from 1. */
    private readonly members: readonly number[],
    /** How many numbers beside theirs count. */
    private readonly others = 0,
  ) {
    this.met = new Int32Array(size * (members.length + others))
  }

  /** What was found for the members of a record and the numbers beside them; undefined where it is not remembered. */
  recall(ids: readonly number[], beside: readonly number[] = none): Found | undefined {
    const { members, met, others } = this
    let hash = 0
    for (let i = 0; i < members.length; i++) {
      const id = ids[members[i]!]!
      if (id < 0) {
        // A value of its own: none like it was met.
        this.place = -1
        return undefined
      }
      hash = mix(hash, id)
    }
    for (let i = 0; i < others; i++) hash = mix(hash, beside[i]!)
    const place = hash >>> shift
    let at = place * (members.length + others)
    let isSame = true
    for (let i = 0; i < members.length; i++, at++) if (met[at] !== ids[members[i]!]) isSame = this.taken(at, ids[members[i]!]!)
    for (let i = 0; i < others; i++, at++) if (met[at] !== beside[i]) isSame = this.taken(at, beside[i]!)
    this.place = place
    if (!isSame) this.found[place] = undefined
    return this.found[place]
  }

  /** Remembers what was found for what was asked for last. */
  keep(found: Found): void {
    if (this.place >= 0) this.found[this.place] = found
  }

  private taken(at: number, id: number): false {
    this.met[at] = id
    return false
  }
}

function mix(hash: number, id: number): number {
  const mixed = Math.imul(hash ^ id, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** The numbers of members by their names, from 1; of those that the type does not have there is nothing to be known. */
export function numbersOf(names: readonly string[], members: readonly Property[]): number[] {
  return names.map((name) => members.findIndex(([known]) => known === name) + 1).filter((number) => number > 0)
}

/** The number of the member whose value says most of what the others are: of an item, its name. 0 where there is none. */
export function leadOf(members: readonly Property[]): number {
  return members.findIndex(([, , required]) => required) + 1
}

/** Most references that are kept at once. */
const mostReferences = 512

/**
 * Finds for a record another that was checked before and is like it, so that of many checks, each a function of some members,
 * only those need be run whose members differ. Records are alike that share the value of one member, of an item its name, and
 * of those that most checks read: two that differ there would only take each other's place. Checks are bits: check 32 is the
 * lowest of the second number.
 */
export class Likeness<Known extends { ids: readonly number[] }> {
  private readonly references = new Map<number, Known>()
  /** By the number of a member, the checks that read it. */
  private readonly checksOf: number[][]
  /** The members whose values make records alike; the first must be one that was met. */
  private readonly key: readonly number[]
  private readonly none: number[]

  constructor(
    /** For each check the numbers of the members that it reads. */
    reads: readonly (readonly number[])[],
    members: readonly Property[],
  ) {
    this.none = new Array<number>(Math.ceil(reads.length / 32)).fill(0)
    this.checksOf = Array.from({ length: members.length + 1 }, () => this.none.slice())
    for (const [check, numbers] of reads.entries()) for (const number of numbers) this.checksOf[number]![check >> 5]! |= bitOf(check)
    const lead = leadOf(members)
    const isReadByMost = (number: number) => 2 * reads.filter((numbers) => numbers.includes(number)).length > reads.length
    this.key = [lead, ...members.map((_, i) => i + 1).filter((number) => number !== lead && isReadByMost(number))]
  }

  /** A record like this one; undefined where none is known. */
  like(ids: readonly number[]): Known | undefined {
    const key = this.keyOf(ids)
    return key === undefined ? undefined : this.references.get(key)
  }

  /** The checks that read a member in which the records differ, and those that are `always` to be made. */
  differing(ids: readonly number[], known: Known, always: readonly number[] = this.none): number[] {
    const { checksOf } = this
    const differing = always.slice()
    const others = known.ids
    for (let number = 1; number < ids.length; number++) {
      const id = ids[number]!
      if (id >= 0 && id === others[number]) continue
      const checks = checksOf[number]!
      for (let i = 0; i < checks.length; i++) differing[i]! |= checks[i]!
    }
    return differing
  }

  /** Keeps a record for others to be held against. */
  keep(known: Known): void {
    const key = this.keyOf(known.ids)
    if (key === undefined) return
    if (this.references.size >= mostReferences) this.references.clear()
    this.references.set(key, known)
  }

  /** What records that are alike have in common; others may too, and are told apart by what differs. */
  private keyOf(ids: readonly number[]): number | undefined {
    const { key } = this
    if (ids[key[0]!]! < 0) return undefined
    let hash = 0
    for (let i = 0; i < key.length; i++) hash = mix(hash, ids[key[i]!]!)
    return hash
  }
}

const mostTexts = 50_000

/** Numbers of texts, from 1, that are never used again. */
export class Numbers {
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
