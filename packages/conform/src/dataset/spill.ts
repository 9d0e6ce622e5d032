import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { type Alone, type Entry, Facts, type FactTable, type Group, hashOf, partOf, parts, type Row } from './facts.js'
import { Names } from './names.js'
import { Hashes, Packer, unpacked } from './packed.js'
import type { Where } from './places.js'

/** Bytes that facts may take in memory, all threads together. */
export const factBudget = 6 * 1024 * 1024

/** Facts that were put away in a file: for each time, where each part begins, and where the last ends. */
export interface Spilled {
  path: string
  names: string[]
  offsets: Float64Array[]
}

/** A fact on its way into bytes. */
interface Packed {
  hash: number
  rule: string
  key: string
  entry: Entry
}

/** Facts could not be put away: the disk is full, or the folder is not there. */
export class SpillError extends Error {}

/**
 * A table of facts that takes a bounded part of memory, however many there are: what is over is put away in a file, in parts by
 * rule and key, and in the end brought together part by part. Throws SpillError where it cannot be put away.
 */
export class SpillingFacts implements FactTable {
  private readonly memory = new Facts()
  private readonly taken: Spilled[] = []
  private own: { spilled: Spilled; packer: Packer; descriptor: number; size: number } | undefined

  constructor(
    /** Where a file may be made. It is made when the first fact is put away. */
    private readonly path: () => string,
    /** Bytes the facts in memory may take. */
    private readonly budget: number,
  ) {}

  get epoch(): number {
    return this.memory.epoch
  }

  add(rule: string, key: string, fact: string, where: Where, at: string): Entry {
    return this.memory.add(rule, key, fact, where, at)
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
    if (this.memory.weight > this.budget) this.putAway()
  }

  /** Everything, for another table to take: rows where all is in memory, else the file in which all is put away. */
  handOver(): { rows: Row[] } | { spilled: Spilled } {
    return this.own ? { spilled: this.putAway() } : { rows: this.memory.rows() }
  }

  /** Takes what another table put away. */
  take(spilled: Spilled): void {
    this.taken.push(spilled)
  }

  *groups(ordered = false, alone: Alone = () => false): Generator<Group & { rule: string }> {
    if (!this.own && this.taken.length === 0) return yield* this.memory.groups(ordered, alone)
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

  private putAway(): Spilled {
    const own = (this.own ??= this.begin())
    const byPart: Packed[][] = Array.from({ length: parts }, () => [])
    let last = { rule: '', hash: hashOf('') }
    this.memory.each((rule, key, entry) => {
      if (rule !== last.rule) last = { rule, hash: hashOf(rule) }
      const hash = hashOf(key, last.hash)
      byPart[partOf(rule, key, hash)]!.push({ hash, rule, key, entry })
    })
    const offsets = new Float64Array(parts + 1)
    for (const [part, rows] of byPart.entries()) {
      offsets[part] = own.size + own.packer.size
      for (const { hash, rule, key, entry } of rows) own.packer.row(hash, rule, key, entry.fact, entry.count, entry.places)
    }
    const packed = own.packer.take()
    own.size += packed.length
    offsets[parts] = own.size
    own.spilled.offsets.push(offsets)
    this.write(packed, own.descriptor)
    this.memory.clear()
    return own.spilled
  }

  private begin() {
    try {
      const spilled: Spilled = { path: this.path(), names: [], offsets: [] }
      const names = new Names((name) => spilled.names.push(name))
      return { spilled, packer: new Packer(names), descriptor: openSync(spilled.path, 'w'), size: 0 }
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
  }

  private write(bytes: Uint8Array, descriptor: number): void {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
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
