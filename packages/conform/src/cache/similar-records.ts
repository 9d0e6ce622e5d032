import type { Property } from '@shebiao/schemas/runtime'
import { bitOf, emptyBitset } from './bitset.js'
import { leadOf, mix } from './memo.js'

/** Records that are kept at once. */
const recordLimit = 512

/**
 * Finds for a record a similar one that was checked before: of many checks, each a function of some members, only those whose
 * members differ need run. Similar records share the value of the leading member and of the members that most checks read:
 * records that differ there would only replace each other. Sets of checks are bitsets.
 */
export class SimilarRecords<Known extends { ids: readonly number[] }> {
  private readonly records = new Map<number, Known>()
  /** By the number of a member, the checks that read it. */
  private readonly checksOf: number[][]
  /** Numbers of the members whose values make records similar. The first is the leading one, whose value must be cached. */
  private readonly key: readonly number[]
  private readonly none: readonly number[]

  constructor(
    /** For each check the numbers of the members that it reads. */
    dependencies: readonly (readonly number[])[],
    members: readonly Property[],
  ) {
    this.none = emptyBitset(dependencies.length)
    this.checksOf = Array.from({ length: members.length + 1 }, () => this.none.slice())
    for (const [check, numbers] of dependencies.entries()) for (const number of numbers) this.checksOf[number]![check >> 5]! |= bitOf(check)
    const lead = leadOf(members)
    const isReadByMost = (number: number) => 2 * dependencies.filter((numbers) => numbers.includes(number)).length > dependencies.length
    this.key = [lead, ...members.map((_, i) => i + 1).filter((number) => number !== lead && isReadByMost(number))]
  }

  /** A record similar to the one with these ids; undefined where none is kept. */
  find(ids: readonly number[]): Known | undefined {
    const key = this.keyOf(ids)
    return key === undefined ? undefined : this.records.get(key)
  }

  /** The checks that read a member in which the records differ, and those of `always`. */
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

  /** Keeps a record, in place of one that is similar. */
  keep(known: Known): void {
    const key = this.keyOf(known.ids)
    if (key === undefined) return
    if (this.records.size >= recordLimit) this.records.clear()
    this.records.set(key, known)
  }

  /** A hash of what similar records share. Others may have it too: `differing` tells them apart. */
  private keyOf(ids: readonly number[]): number | undefined {
    const { key } = this
    if (ids[key[0]!]! < 0) return undefined
    let hash = 0
    for (let i = 0; i < key.length; i++) hash = mix(hash, ids[key[i]!]!)
    return hash
  }
}
