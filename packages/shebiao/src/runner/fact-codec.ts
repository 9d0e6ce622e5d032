import type { Row } from '@shebiao/conform/dataset/fact-table.js'
import type { Kept, Site, Where } from '@shebiao/conform/dataset/locations.js'
import type { Names } from '@shebiao/conform/dataset/string-table.js'
import type { FactLocation } from '@shebiao/conform/model/fact.js'

// Of a row: hash and size in four bytes each, then numbers of seven bits a byte, and texts. Everything in a row is its own,
// so that rows can be put in any order; a name that comes again and again is a number.
const head = 8

/** The most that the numbers of a row, or of a place, take. */
const numbersRoom = 72

/** Puts rows of a table of facts into bytes, as they lie in a file that is read back by the same process. */
export class Packer {
  private bytes = Buffer.allocUnsafeSlow(1024)
  /** Bytes put in since they were last taken. */
  size = 0

  constructor(private readonly names: Names) {}

  /** The bytes put in since they were last taken, good until the next row. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.size)
    this.size = 0
    return taken
  }

  /** A fact with its places. */
  row(hash: number, rule: string, key: string, fact: string, count: number, places: Kept | undefined): void {
    const start = this.begin(rule, key, fact, count)
    for (let one = places; one; one = one.next) this.place(one.site, one.record, one.at, one.line, one.column)
    this.end(start, hash)
  }

  /** A fact that was met once, there. */
  once(hash: number, rule: string, key: string, fact: string, where: Where, at: string): void {
    const { line = 0, column = 0 } = where.place(at)
    const start = this.begin(rule, key, fact, 1)
    this.place(where, where.record, at, line, column)
    this.end(start, hash)
  }

  private begin(rule: string, key: string, fact: string, count: number): number {
    const start = this.size
    this.room(numbersRoom + 2 * (key.length + fact.length))
    this.size += head
    this.number(this.names.numberOf(rule))
    this.number(count)
    this.text(key)
    this.text(fact)
    return start
  }

  private end(start: number, hash: number): void {
    this.bytes.writeUInt32LE(hash, start)
    this.bytes.writeUInt32LE(this.size - start, start + 4)
  }

  private place({ source, from, type, prefix, region = '' }: Site, record: number, at: string, line: number, column: number): void {
    const { names } = this
    this.room(numbersRoom + 2 * prefix.length)
    this.number(names.numberOf(source))
    this.number(from)
    this.number(record)
    this.number(names.numberOf(type))
    this.text(prefix)
    this.number(names.numberOf(at))
    this.number(line)
    this.number(column)
    this.number(names.numberOf(region))
  }

  private number(value: number): void {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.size++] = 128 | (rest % 128)
    this.bytes[this.size++] = rest
  }

  // A byte a character where that is enough, else two: whatever a text holds, half pairs too, it comes back as it was.
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

  private room(bytes: number): void {
    if (this.size + bytes <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (this.size + bytes))
    larger.set(this.bytes.subarray(0, this.size))
    this.bytes = larger
  }
}

/** The rows of `bytes` by part: their bytes in the order of parts, and where each part begins and the last ends. */
export function byPart(bytes: Buffer, parts: number, partOf: (hash: number) => number): { sorted: Buffer<ArrayBuffer>; begins: Float64Array } {
  const begins = new Float64Array(parts + 1)
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4)
    begins[partOf(bytes.readUInt32LE(at)) + 1]! += size
    at += size
  }
  for (let part = 0; part < parts; part++) begins[part + 1]! += begins[part]!
  const next = begins.slice()
  const sorted = Buffer.allocUnsafeSlow(bytes.length)
  for (let at = 0; at < bytes.length; ) {
    const end = at + bytes.readUInt32LE(at + 4)
    const part = partOf(bytes.readUInt32LE(at))
    bytes.copy(sorted, next[part], at, end)
    next[part]! += end - at
    at = end
  }
  return { sorted, begins }
}

/** Says of a row, before it is made, whether it is left out. */
export type LeavesOut = (hash: number, rule: string, count: number) => boolean

/** The rows that a `Packer` put into bytes. */
export function* unpacked(bytes: Buffer, names: readonly string[], leavesOut: LeavesOut = () => false): Generator<Row> {
  let at = 0
  for (let end = 0; end < bytes.length; ) {
    at = end + head
    const hash = bytes.readUInt32LE(end)
    end += bytes.readUInt32LE(end + 4)
    const rule = names[number()]!
    const count = number()
    if (leavesOut(hash, rule, count)) continue
    const [key, fact] = [text(), text()]
    const places: FactLocation[] = []
    while (at < end) {
      const place: FactLocation = { source: names[number()]!, from: number(), record: number(), type: names[number()]!, prefix: text(), at: names[number()]! }
      const [line, column, region] = [number(), number(), names[number()]!]
      if (line > 0) place.line = line
      if (column > 0) place.column = column
      if (region !== '') place.region = region
      places.push(place)
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
    const told = number()
    const start = at
    at += told % 2 === 1 ? told - 1 : told / 2
    return told % 2 === 1 ? bytes.toString('utf16le', start, at) : bytes.toString('latin1', start, at)
  }
}

/** Which hashes there are once among packed rows. Of some it is said that they are there more often, never the other way round. */
export class Hashes {
  private readonly times: Uint8Array
  private readonly mask: number

  /** For so many bytes of rows. */
  constructor(bytes: number) {
    const slots = 2 ** Math.ceil(Math.log2(bytes / 4 + 1))
    this.times = new Uint8Array(slots)
    this.mask = slots - 1
  }

  addAll(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
      const slot = this.slotOf(bytes.readUInt32LE(at))
      if (this.times[slot]! < 2) this.times[slot]!++
    }
  }

  isOnce(hash: number): boolean {
    return this.times[this.slotOf(hash)] === 1
  }

  // In one part of a table the lowest bits are the same.
  private slotOf(hash: number): number {
    return (hash >>> 8) & this.mask
  }
}
