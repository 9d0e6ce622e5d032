import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import {
  type Entry,
  type FactTable,
  groupHash,
  hashOf,
  MemoryFactTable,
  partitionOf,
  partitions,
  type Row,
  type SkipUnique,
} from '@shebiao/conform/dataset/fact-table.js'
import type { RecordOrigin } from '@shebiao/conform/dataset/locations.js'
import { StringTable } from '@shebiao/conform/dataset/string-table.js'
import type { Group } from '@shebiao/conform/model/fact.js'
import { byPartition, decodeFacts, FactEncoder, UniqueHashes } from './fact-codec.js'

/** Bytes that facts may take in memory. */
export const factBudget = 4 * 1024 * 1024

/** Slots for the hashes of recent facts, a power of two: a fact that repeats soon is found among them. */
const recentLimit = 4096

/** Encoded facts. For each spill, the offset at which each partition begins and the last ends. */
export interface EncodedFacts {
  /** The path of their file, or the bytes themselves. */
  held: string | Uint8Array<ArrayBuffer>
  strings: string[]
  offsets: Float64Array[]
}

/** Facts could not be written: the disk is full, or the folder is not there. */
export class SpillError extends Error {}

/**
 * A fact table that takes bounded memory: facts over the budget are spilled to a file, partitioned by rule and key, and in the
 * end read partition by partition. Throws SpillError where the file cannot be written.
 */
export class SpillingFactTable implements FactTable {
  private readonly memory = new MemoryFactTable()
  /** Holds encoded facts until they are spilled. Facts that are expected to be unique go here at once: in a table they would take far more room. */
  private readonly encoder: FactEncoder
  /** Hashes of the last facts that went to the encoder. A fact that repeats soon goes to the table, where it is one entry. */
  private readonly recent = new Int32Array(recentLimit)
  private readonly strings: string[] = []
  private readonly taken: EncodedFacts[] = []
  private file: { facts: EncodedFacts; descriptor: number; size: number } | undefined
  private rule = ''
  private ruleHash = hashOf('')

  constructor(
    /** The path of a file that may be made. It is made at the first spill. */
    private readonly path: () => string,
    /** Bytes the facts in memory may take. */
    private readonly budget: number,
  ) {
    this.encoder = new FactEncoder(new StringTable((text) => this.strings.push(text)))
  }

  get epoch(): number {
    return this.memory.epoch
  }

  add(rule: string, key: string, fact: string, origin: RecordOrigin, at: string): Entry {
    return this.memory.add(rule, key, fact, origin, at)
  }

  addOnce(rule: string, key: string, fact: string, origin: RecordOrigin, at: string): void {
    const hash = this.hashOf(rule, key)
    const own = hashOf(fact, hash) | 0
    const slot = (own >>> 16) & (recentLimit - 1)
    if (hash === 0 || this.recent[slot] === own) this.memory.add(rule, key, fact, origin, at)
    else {
      this.recent[slot] = own
      this.encoder.once(hash, rule, key, fact, origin, at)
    }
  }

  addAgain(entry: Entry, origin: RecordOrigin, at: string): boolean {
    return this.memory.addAgain(entry, origin, at)
  }

  beforeRead(flush: () => void): void {
    this.memory.beforeRead(flush)
  }

  join(rows: Iterable<Row>): void {
    for (const row of rows) {
      this.memory.join([row])
      this.spillIfFull()
    }
  }

  spillIfFull(): void {
    if (this.memory.weight > this.budget) this.encode()
    if (this.encoder.size > this.budget / 3) this.spill()
  }

  /** All facts, for another table to take: in the file if some were spilled, else in bytes that belong to the taker. */
  handOver(): EncodedFacts {
    this.encode()
    if (this.file) return this.spill()
    const { sorted, begins } = this.partitioned()
    return { held: sorted, strings: this.strings, offsets: [begins] }
  }

  /** Takes what another table handed over. */
  take(facts: EncodedFacts): void {
    this.taken.push(facts)
  }

  *groups(ordered = false, skipUnique: SkipUnique = () => false): Generator<Group & { rule: string }> {
    if (!this.file && this.taken.length === 0) {
      this.memory.join(decodeFacts(this.encoder.take(), this.strings))
      return yield* this.memory.groups(ordered, skipUnique)
    }
    const own = this.handOver()
    // A file can be read again at any time; bytes that were handed over are taken back.
    if (!this.file) this.taken.push(own)
    const sources = (this.file ? [own, ...this.taken] : this.taken).map(sourceOf)
    try {
      for (let partition = 0; partition < partitions; partition++) {
        const encoded = sources.map(({ strings, read }) => ({ strings, bytes: read(partition) }))
        const hashes = new UniqueHashes(encoded.reduce((sum, { bytes }) => sum + bytes.length, 0))
        for (const { bytes } of encoded) hashes.addAll(bytes)
        // A key whose hash is unique occurs once: for most keys that is all there is to know.
        const skips = (hash: number, rule: string, count: number) => partition > 0 && count === 1 && hashes.isUnique(hash) && skipUnique(rule)
        const table = new MemoryFactTable()
        for (const { bytes, strings } of encoded) table.join(decodeFacts(bytes, strings, skips))
        yield* table.groups(ordered, skipUnique)
      }
    } finally {
      for (const { close } of sources) close()
    }
  }

  /** Encodes the facts of the table. */
  private encode(): void {
    this.memory.each((rule, key, { fact, count, locations }) => this.encoder.row(this.hashOf(rule, key), rule, key, fact, count, locations))
    this.memory.clear()
  }

  // The hash of the last rule is kept: a rule adds several facts in a row.
  private hashOf(rule: string, key: string): number {
    if (rule !== this.rule) {
      this.rule = rule
      this.ruleHash = hashOf(rule)
    }
    return groupHash(rule, key, this.ruleHash)
  }

  /** Takes the encoded facts, in the order of partitions. */
  private partitioned() {
    return byPartition(this.encoder.take(), partitions, partitionOf)
  }

  /** Appends the encoded facts to the file. */
  private spill(): EncodedFacts {
    const file = (this.file ??= this.begin())
    const { sorted, begins } = this.partitioned()
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
      return { facts: { held: path, strings: this.strings, offsets: [] as Float64Array[] }, descriptor: openSync(path, 'w'), size: 0 }
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
  }
}

/** Encoded facts to be read partition by partition. */
interface Source {
  strings: readonly string[]
  read(partition: number): Buffer
  close(): void
}

function sourceOf({ held, strings, offsets }: EncodedFacts): Source {
  if (typeof held === 'string') {
    const descriptor = openSync(held, 'r')
    return { strings, read: (partition) => readPartition(descriptor, partition, offsets), close: () => closeSync(descriptor) }
  }
  const [begins] = offsets as [Float64Array]
  const bytes = Buffer.from(held.buffer, held.byteOffset, held.byteLength)
  return { strings, read: (partition) => bytes.subarray(begins[partition], begins[partition + 1]), close: () => {} }
}

/** The bytes of one partition, of all spills. */
function readPartition(descriptor: number, partition: number, offsets: readonly Float64Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(offsets.reduce((sum, one) => sum + one[partition + 1]! - one[partition]!, 0))
  let done = 0
  for (const one of offsets) {
    const end = done + one[partition + 1]! - one[partition]!
    while (done < end) {
      const size = readSync(descriptor, bytes, done, end - done, one[partition + 1]! - (end - done))
      if (size === 0) throw new SpillError('facts that were written are gone')
      done += size
    }
  }
  return bytes
}
