import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { type Alone, type Entry, Facts, type FactTable, groupHash, hashOf, partOf, parts, type Row } from '@shebiao/conform/dataset/fact-table.js'
import type { Where } from '@shebiao/conform/dataset/locations.js'
import { Names } from '@shebiao/conform/dataset/string-table.js'
import type { Group } from '@shebiao/conform/model/fact.js'
import { byPart, Hashes, Packer, unpacked } from './fact-codec.js'

/** Bytes that facts may take in memory. */
export const factBudget = 4 * 1024 * 1024

/** Places for the hashes of facts that were met lately, a power of two: what a key or fact that is no record's own is met again in. */
const mostLately = 4096

/** Facts in bytes: for each time that some were put behind the others, where each part begins, and where the last ends. */
export interface PackedFacts {
  /** The path of their file, or the bytes themselves. */
  held: string | Uint8Array<ArrayBuffer>
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
  /**
   * Facts in bytes, until they are put away: those of the table, and as they come those that are hardly ever met again, of which a
   * table would be far larger, and never found anything.
   */
  private readonly packer: Packer
  /** Hashes of the last of them, each in its place: what is met again soon goes to the table, where it is one entry. */
  private readonly lately = new Int32Array(mostLately)
  private readonly names: string[] = []
  private readonly taken: PackedFacts[] = []
  private file: { facts: PackedFacts; descriptor: number; size: number } | undefined
  private rule = ''
  private ruleHash = hashOf('')

  constructor(
    /** Where a file may be made. It is made when the first fact is put away. */
    private readonly path: () => string,
    /** Bytes the facts in memory may take. */
    private readonly budget: number,
  ) {
    this.packer = new Packer(new Names((name) => this.names.push(name)))
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
      this.packer.once(hash, rule, key, fact, where, at)
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
    if (this.memory.weight > this.budget) this.pack()
    if (this.packer.size > this.budget / 3) this.putAway()
  }

  /** Everything, for another table to take: in the file where some was put away, else in bytes that are nobody else's. */
  handOver(): PackedFacts {
    this.pack()
    if (this.file) return this.putAway()
    const { sorted, begins } = this.inParts()
    return { held: sorted, names: this.names, offsets: [begins] }
  }

  /** Takes what another table handed over. */
  take(facts: PackedFacts): void {
    this.taken.push(facts)
  }

  *groups(ordered = false, alone: Alone = () => false): Generator<Group & { rule: string }> {
    if (!this.file && this.taken.length === 0) {
      this.memory.join(unpacked(this.packer.take(), this.names))
      return yield* this.memory.groups(ordered, alone)
    }
    const own = this.handOver()
    // What is in a file is there whenever it is asked for; of bytes this table is the owner again.
    if (!this.file) this.taken.push(own)
    const sources = (this.file ? [own, ...this.taken] : this.taken).map(sourceOf)
    try {
      for (let part = 0; part < parts; part++) {
        const packed = sources.map(({ names, part: bytesOf }) => ({ names, bytes: bytesOf(part) }))
        const hashes = new Hashes(packed.reduce((sum, { bytes }) => sum + bytes.length, 0))
        for (const { bytes } of packed) hashes.addAll(bytes)
        // A key with a hash of its own is nowhere else: of most that is all there is to know.
        const leavesOut = (hash: number, rule: string, count: number) => part > 0 && count === 1 && hashes.isOnce(hash) && alone(rule)
        const table = new Facts()
        for (const { bytes, names } of packed) table.join(unpacked(bytes, names, leavesOut))
        yield* table.groups(ordered, alone)
      }
    } finally {
      for (const { close } of sources) close()
    }
  }

  /** Puts what is in the table into bytes. */
  private pack(): void {
    this.memory.each((rule, key, { fact, count, places }) => this.packer.row(this.hashOf(rule, key), rule, key, fact, count, places))
    this.memory.clear()
  }

  // A rule remembers several facts in a row.
  private hashOf(rule: string, key: string): number {
    if (rule !== this.rule) {
      this.rule = rule
      this.ruleHash = hashOf(rule)
    }
    return groupHash(rule, key, this.ruleHash)
  }

  /** Takes what is in bytes, in the order of parts. */
  private inParts() {
    return byPart(this.packer.take(), parts, partOf)
  }

  /** Puts what is in bytes behind all that was put away. */
  private putAway(): PackedFacts {
    const file = (this.file ??= this.begin())
    const { sorted, begins } = this.inParts()
    file.facts.offsets.push(begins.map((begin) => file.size + begin))
    file.size += sorted.length
    try {
      for (let done = 0; done < sorted.length; ) done += writeSync(file.descriptor, sorted, done)
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
    return file.facts
  }

  private begin() {
    try {
      const path = this.path()
      return { facts: { held: path, names: this.names, offsets: [] as Float64Array[] }, descriptor: openSync(path, 'w'), size: 0 }
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
  }
}

/** Facts in bytes to be read part by part. */
interface Source {
  names: readonly string[]
  part(part: number): Buffer
  close(): void
}

function sourceOf({ held, names, offsets }: PackedFacts): Source {
  if (typeof held === 'string') {
    const descriptor = openSync(held, 'r')
    return { names, part: (part) => readPart(descriptor, part, offsets), close: () => closeSync(descriptor) }
  }
  const [begins] = offsets as [Float64Array]
  const bytes = Buffer.from(held.buffer, held.byteOffset, held.byteLength)
  return { names, part: (part) => bytes.subarray(begins[part], begins[part + 1]), close: () => {} }
}

/** The bytes of one part, of all times that facts were put away. */
function readPart(descriptor: number, part: number, offsets: readonly Float64Array[]): Buffer {
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
