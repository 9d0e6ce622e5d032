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
import { decodeFacts, FactEncoder, sortByPartition, UniqueHashes } from './fact-codec.js'

/** Maximum bytes of facts in memory. */
export const factBudget = 4 * 1024 * 1024

/** Slots for the hashes of recent facts, a power of two. A fact that repeats soon is found among them. */
const recentLimit = 4096

/** The encoded facts of a table. Plain data: they are posted between threads. */
export interface EncodedFacts {
  /** The path of the spill file, or the bytes themselves. */
  held: string | Uint8Array<ArrayBuffer>
  /** The string table of the encoder. */
  strings: string[]
  /** For each spill, the byte offset at which each partition begins, and the end of the last one. */
  offsets: Float64Array[]
}

/** The spill file could not be written or read: the disk is full, or the folder does not exist. */
export class SpillError extends Error {}

/**
 * A fact table with bounded memory: facts over the budget are spilled to a file, takeSorted by rule and key, and read partition by
 * partition in the end. Throws SpillError if the file cannot be written.
 */
export class SpillingFactTable implements FactTable {
  private readonly memory = new MemoryFactTable()
  /** Holds encoded facts until they are spilled. Facts that are expected to be unique go here at once: encoded they take far less memory. */
  private readonly encoder: FactEncoder
  /** Hashes of the last facts that went to the encoder. A fact that repeats soon goes to the memory table instead, where it is one entry. */
  private readonly recent = new Int32Array(recentLimit)
  private readonly strings: string[] = []
  private readonly taken: EncodedFacts[] = []
  private file: { facts: EncodedFacts; descriptor: number; size: number } | undefined
  private rule = ''
  private ruleHash = hashOf('')

  constructor(
    /** The path of the spill file. Called at the first spill, which creates the file. */
    private readonly path: () => string,
    /** Maximum bytes of facts in memory. */
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
    const factHash = hashOf(fact, hash) | 0
    const slot = (factHash >>> 16) & (recentLimit - 1)
    if (hash === 0 || this.recent[slot] === factHash) this.memory.add(rule, key, fact, origin, at)
    else {
      this.recent[slot] = factHash
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

  /** Hands all facts over to another table: as the path of the spill file if some were spilled, else as bytes that the caller owns. */
  handOver(): EncodedFacts {
    this.encode()
    if (this.file) return this.spill()
    const { sorted, begins } = this.takeSorted()
    return { held: sorted, strings: this.strings, offsets: [begins] }
  }

  /** Adds the facts that another table handed over. */
  take(facts: EncodedFacts): void {
    this.taken.push(facts)
  }

  *groups(ordered = false, skipUnique: SkipUnique = () => false): Generator<Group & { rule: string }> {
    if (!this.file && this.taken.length === 0) {
      this.memory.join(decodeFacts(this.encoder.take(), this.strings))
      return yield* this.memory.groups(ordered, skipUnique)
    }
    const own = this.handOver()
    // The spill file can be read again at any time. Bytes must be kept: they have left the encoder.
    if (!this.file) this.taken.push(own)
    const readers = (this.file ? [own, ...this.taken] : this.taken).map(openPartitions)
    try {
      for (let partition = 0; partition < partitions; partition++) {
        const encoded = readers.map(({ strings, read }) => ({ strings, bytes: read(partition) }))
        const hashes = new UniqueHashes(encoded.reduce((sum, { bytes }) => sum + bytes.length, 0))
        for (const { bytes } of encoded) hashes.addAll(bytes)
        // A key whose hash is unique occurs once. Most keys are unique and need no decoding.
        const skips = (hash: number, rule: string, count: number) => partition > 0 && count === 1 && hashes.isUnique(hash) && skipUnique(rule)
        const table = new MemoryFactTable()
        for (const { bytes, strings } of encoded) table.join(decodeFacts(bytes, strings, skips))
        yield* table.groups(ordered, skipUnique)
      }
    } finally {
      for (const { close } of readers) close()
    }
  }

  /** Encodes the facts of the table. */
  private encode(): void {
    this.memory.each((rule, key, { fact, count, locations }) => this.encoder.row(this.hashOf(rule, key), rule, key, fact, count, locations))
    this.memory.clear()
  }

  // Caches the hash of the last rule: a rule adds several facts in a row.
  private hashOf(rule: string, key: string): number {
    if (rule !== this.rule) {
      this.rule = rule
      this.ruleHash = hashOf(rule)
    }
    return groupHash(rule, key, this.ruleHash)
  }

  /** Takes the encoded facts, sorted by partition. */
  private takeSorted() {
    return sortByPartition(this.encoder.take(), partitions, partitionOf)
  }

  /** Appends the encoded facts to the spill file. */
  private spill(): EncodedFacts {
    const file = (this.file ??= this.createFile())
    const { sorted, begins } = this.takeSorted()
    file.facts.offsets.push(begins.map((begin) => file.size + begin))
    file.size += sorted.length
    try {
      for (let done = 0; done < sorted.length; ) done += writeSync(file.descriptor, sorted, done)
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
    return file.facts
  }

  private createFile() {
    try {
      const path = this.path()
      return { facts: { held: path, strings: this.strings, offsets: [] as Float64Array[] }, descriptor: openSync(path, 'w'), size: 0 }
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
  }
}

/** Encoded facts that are read partition by partition. */
interface PartitionReader {
  strings: readonly string[]
  read(partition: number): Buffer
  close(): void
}

function openPartitions({ held, strings, offsets }: EncodedFacts): PartitionReader {
  if (typeof held === 'string') {
    const descriptor = openSync(held, 'r')
    return { strings, read: (partition) => readPartition(descriptor, partition, offsets), close: () => closeSync(descriptor) }
  }
  const [begins] = offsets as [Float64Array]
  const bytes = Buffer.from(held.buffer, held.byteOffset, held.byteLength)
  return { strings, read: (partition) => bytes.subarray(begins[partition], begins[partition + 1]), close: () => {} }
}

/** Reads the bytes of one partition from all spills. */
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
