import type { Row } from '@shebiao/conform/dataset/fact-table.js'
import type { KeptLocation, RecordOrigin, Site } from '@shebiao/conform/dataset/locations.js'
import type { StringTable } from '@shebiao/conform/dataset/string-table.js'
import type { FactLocation } from '@shebiao/conform/model/fact.js'

// Format of a row: its hash and its size in bytes (uint32 each), then varints of seven bits a byte, and texts. A row refers to
// nothing but the string table, so rows can be reordered.
const headSize = 8

/** Maximum size in bytes of the numbers of a row, or of a location. */
const numbersSize = 72

/** Encodes rows of a fact table as bytes, for the same process to read back. */
export class FactEncoder {
  private bytes = Buffer.allocUnsafeSlow(1024)
  /** Bytes encoded since the last `take`. */
  size = 0

  constructor(private readonly strings: StringTable) {}

  /** Returns the bytes encoded since the last `take`. They are valid until the next row is encoded. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.size)
    this.size = 0
    return taken
  }

  /** Encodes a fact with its locations. */
  row(hash: number, rule: string, key: string, fact: string, count: number, locations: KeptLocation | undefined): void {
    const start = this.begin(rule, key, fact, count)
    for (let one = locations; one; one = one.next) this.location(one.site, one.record, one.at, one.line, one.column)
    this.end(start, hash)
  }

  /** Encodes a fact with one location. */
  once(hash: number, rule: string, key: string, fact: string, origin: RecordOrigin, at: string): void {
    const { line = 0, column = 0 } = origin.locate(at)
    const start = this.begin(rule, key, fact, 1)
    this.location(origin, origin.record, at, line, column)
    this.end(start, hash)
  }

  private begin(rule: string, key: string, fact: string, count: number): number {
    const start = this.size
    this.reserve(numbersSize + 2 * (key.length + fact.length))
    this.size += headSize
    this.number(this.strings.numberOf(rule))
    this.number(count)
    this.text(key)
    this.text(fact)
    return start
  }

  private end(start: number, hash: number): void {
    this.bytes.writeUInt32LE(hash, start)
    this.bytes.writeUInt32LE(this.size - start, start + 4)
  }

  private location({ source, from, type, prefix, region = '' }: Site, record: number, at: string, line: number, column: number): void {
    const { strings } = this
    this.reserve(numbersSize + 2 * prefix.length)
    this.number(strings.numberOf(source))
    this.number(from)
    this.number(record)
    this.number(strings.numberOf(type))
    this.text(prefix)
    this.number(strings.numberOf(at))
    this.number(line)
    this.number(column)
    this.number(strings.numberOf(region))
  }

  private number(value: number): void {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.size++] = 128 | (rest % 128)
    this.bytes[this.size++] = rest
  }

  // Latin-1 if possible, else UTF-16, which keeps lone surrogates. The lowest bit of the length is 1 for UTF-16.
  private text(text: string): void {
    const { length } = text
    const header = this.size
    this.number(2 * length)
    const { bytes, size } = this
    let units = 0
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i)
      bytes[size + i] = unit
      units |= unit
    }
    if (units > 0xff) {
      bytes[header]! |= 1
      bytes.write(text, size, 'utf16le')
    }
    this.size += units > 0xff ? 2 * length : length
  }

  private reserve(bytes: number): void {
    if (this.size + bytes <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (this.size + bytes))
    larger.set(this.bytes.subarray(0, this.size))
    this.bytes = larger
  }
}

/**
 * Sorts encoded rows by partition. `begins[i]` is the byte offset in `sorted` at which partition `i` begins; one more entry holds
 * the end of the last partition.
 */
export function sortByPartition(
  bytes: Buffer,
  partitions: number,
  partitionOf: (hash: number) => number,
): { sorted: Buffer<ArrayBuffer>; begins: Float64Array } {
  const begins = new Float64Array(partitions + 1)
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4)
    begins[partitionOf(bytes.readUInt32LE(at)) + 1]! += size
    at += size
  }
  for (let partition = 0; partition < partitions; partition++) begins[partition + 1]! += begins[partition]!
  const next = begins.slice()
  const sorted = Buffer.allocUnsafeSlow(bytes.length)
  for (let at = 0; at < bytes.length; ) {
    const end = at + bytes.readUInt32LE(at + 4)
    const partition = partitionOf(bytes.readUInt32LE(at))
    bytes.copy(sorted, next[partition], at, end)
    next[partition]! += end - at
    at = end
  }
  return { sorted, begins }
}

/** Whether to skip a row. Called before the rest of the row is decoded. */
export type SkipRow = (hash: number, rule: string, count: number) => boolean

/** Decodes the rows of a `FactEncoder`, with the strings of its string table. */
export function* decodeFacts(bytes: Buffer, strings: readonly string[], skips: SkipRow = () => false): Generator<Row> {
  let at = 0
  for (let end = 0; end < bytes.length; ) {
    at = end + headSize
    const hash = bytes.readUInt32LE(end)
    end += bytes.readUInt32LE(end + 4)
    const rule = strings[number()]!
    const count = number()
    if (skips(hash, rule, count)) continue
    const [key, fact] = [text(), text()]
    const places: FactLocation[] = []
    while (at < end) {
      const location: FactLocation = {
        source: strings[number()]!,
        from: number(),
        record: number(),
        type: strings[number()]!,
        prefix: text(),
        at: strings[number()]!,
      }
      const [line, column, region] = [number(), number(), strings[number()]!]
      if (line > 0) location.line = line
      if (column > 0) location.column = column
      if (region !== '') location.region = region
      places.push(location)
    }
    yield { rule, key, fact, count, places }
  }

  function number(): number {
    let value = 0
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++]!
      value += weight * (byte & 127)
      if (byte < 128) return value
    }
  }

  function text(): string {
    const header = number()
    const start = at
    at += header % 2 === 1 ? header - 1 : header / 2
    return header % 2 === 1 ? bytes.toString('utf16le', start, at) : bytes.toString('latin1', start, at)
  }
}

/** Finds hashes that occur once among encoded rows: false negatives are possible, false positives are not. */
export class UniqueHashes {
  private readonly counts: Uint8Array
  private readonly mask: number

  /** `bytes` is the size of the rows. */
  constructor(bytes: number) {
    const slots = 2 ** Math.ceil(Math.log2(bytes / 4 + 1))
    this.counts = new Uint8Array(slots)
    this.mask = slots - 1
  }

  addAll(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
      const slot = this.slotOf(bytes.readUInt32LE(at))
      if (this.counts[slot]! < 2) this.counts[slot]!++
    }
  }

  isUnique(hash: number): boolean {
    return this.counts[this.slotOf(hash)] === 1
  }

  // The lowest bits are equal within a partition.
  private slotOf(hash: number): number {
    return (hash >>> 8) & this.mask
  }
}
