import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { type Alone, type Entry, Facts, type FactTable, type Group, groupHash, hashOf, partOf, parts, type Row } from './facts.js'
import { Names } from './names.js'
import { byPart, Hashes, Packer, unpacked } from './packed.js'
import type { Where } from './places.js'

/** Bytes that facts may take in memory. */
export const factBudget = 4 * 1024 * 1024

/** Places for the hashes of facts that were met lately, a power of two: what a key or fact that is no record's own is met again in. */
const mostLately = 4096

/** Facts that were put away in a file: for each time, where each part begins, and where the last ends. */
export interface Spilled {
  path: string
  names: string[]
  offsets: Float64Array[]
}

/** Facts could not be put away: the disk is full, or the folder is not there. */
export class SpillError extends Error {}

/**
 * A table of facts that takes a bounded part of memory, however many there are: what is over is put away in a file, in parts by
 * rule and key, and in the end brought together part by part. Throws SpillError where it cannot be put away.
 */
export class SpillingFacts implements FactTable {
  private readonly memory = new Facts()
  /** Facts that are hardly ever met again, in bytes as they come: a table of them would be far larger, and never found anything. */
  private readonly loose: Packer
  /** Hashes of the last of them, each in its place: what is met again soon goes to the table, where it is one entry. */
  private readonly lately = new Int32Array(mostLately)
  private readonly names: string[] = []
  private readonly packer: Packer
  private readonly taken: Spilled[] = []
  private own: { spilled: Spilled; descriptor: number; size: number } | undefined
  private rule = ''
  private ruleHash = hashOf('')

  constructor(
    /** Where a file may be made. It is made when the first fact is put away. */
    private readonly path: () => string,
    /** Bytes the facts in memory may take. */
    private readonly budget: number,
  ) {
    const names = new Names((name) => this.names.push(name))
    this.packer = new Packer(names)
    this.loose = new Packer(names)
  }

  get epoch(): number {
    return this.memory.epoch
  }

  add(rule: string, key: string, fact: string, where: Where, at: string): Entry {
    return this.memory.add(rule, key, fact, where, at)
  }

  addOnce(rule: string, key: string, fact: string, where: Where, at: string): void {
    const hash = this.hashOf(rule, key)
    const own = hashOf(fact, hash) | 0
    const place = (own >>> 16) & (mostLately - 1)
    if (hash === 0 || this.lately[place] === own) this.memory.add(rule, key, fact, where, at)
    else {
      this.lately[place] = own
      this.loose.once(hash, rule, key, fact, where, at)
    }
  }

  again(entry: Entry, where: Where, at: string): boolean {
    return this.memory.again(entry, where, at)
  }

  beforeLook(settle: () => void): void {
    this.memory.beforeLook(settle)
  }

  join(rows: Iterable<Row>): void {
    for (const row of rows) {
      this.memory.join([row])
      this.relieve()
    }
  }

  relieve(): void {
    if (this.loose.size > this.budget / 3) this.write(this.loose)
    if (this.memory.weight > this.budget) this.putAway()
  }

  /** Everything, for another table to take: rows where all is in memory, else the file in which all is put away. */
  handOver(): { rows: Row[] } | { spilled: Spilled } {
    if (this.own) return { spilled: this.putAway() }
    this.gather()
    return { rows: this.memory.rows() }
  }

  /** Takes what another table put away. */
  take(spilled: Spilled): void {
    this.taken.push(spilled)
  }

  *groups(ordered = false, alone: Alone = () => false): Generator<Group & { rule: string }> {
    if (!this.own && this.taken.length === 0) {
      this.gather()
      return yield* this.memory.groups(ordered, alone)
    }
    const all = [this.putAway(), ...this.taken]
    const descriptors = all.map(({ path }) => openSync(path, 'r'))
    try {
      for (let part = 0; part < parts; part++) {
        const packed = all.map(({ names, offsets }, i) => ({ names, bytes: bytesOf(descriptors[i]!, part, offsets) }))
        const hashes = new Hashes(packed.reduce((sum, { bytes }) => sum + bytes.length, 0))
        for (const { bytes } of packed) hashes.addAll(bytes)
        // A key with a hash of its own is nowhere else: of most that is all there is to know.
        const leavesOut = (hash: number, rule: string, count: number) => part > 0 && count === 1 && hashes.isOnce(hash) && alone(rule)
        const table = new Facts()
        for (const { bytes, names } of packed) table.join(unpacked(bytes, names, leavesOut))
        yield* table.groups(ordered, alone)
      }
    } finally {
      descriptors.forEach(closeSync)
    }
  }

  /** Takes what is loose into the table. */
  private gather(): void {
    this.memory.join(unpacked(this.loose.take(), this.names))
  }

  private putAway(): Spilled {
    if (this.loose.size > 0) this.write(this.loose)
    this.memory.each((rule, key, { fact, count, places }) => this.packer.row(this.hashOf(rule, key), rule, key, fact, count, places))
    this.memory.clear()
    return this.write(this.packer)
  }

  // A rule remembers several facts in a row.
  private hashOf(rule: string, key: string): number {
    if (rule !== this.rule) {
      this.rule = rule
      this.ruleHash = hashOf(rule)
    }
    return groupHash(rule, key, this.ruleHash)
  }

  /** Puts what was packed behind all that was put away. */
  private write(packer: Packer): Spilled {
    const own = (this.own ??= this.begin())
    const { sorted, begins } = byPart(packer.take(), parts, partOf)
    own.spilled.offsets.push(begins.map((begin) => own.size + begin))
    own.size += sorted.length
    try {
      for (let done = 0; done < sorted.length; ) done += writeSync(own.descriptor, sorted, done)
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
    return own.spilled
  }

  private begin() {
    try {
      const spilled: Spilled = { path: this.path(), names: this.names, offsets: [] }
      return { spilled, descriptor: openSync(spilled.path, 'w'), size: 0 }
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
  }
}

/** The bytes of one part, of all times that facts were put away. */
function bytesOf(descriptor: number, part: number, offsets: readonly Float64Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(offsets.reduce((sum, one) => sum + one[part + 1]! - one[part]!, 0))
  let done = 0
  for (const one of offsets) {
    const end = done + one[part + 1]! - one[part]!
    while (done < end) {
      const size = readSync(descriptor, bytes, done, end - done, one[part + 1]! - (end - done))
      if (size === 0) throw new SpillError('facts that were put away are gone')
      done += size
    }
  }
  return bytes
}
