import { leadOf } from '@shebiao/conform/cache/memo.js'
import { namesOf, type Splitter, sizeOf, startOf, width } from '@shebiao/conform/cache/splitter.js'
import { plainValue } from '@shebiao/conform/read/json-parse.js'
import type { Property } from '@shebiao/schemas/runtime'
import { exportsOf } from './instantiate.js'
import { binary } from './members-wasm.js'

/** More numbers of a member in the list, and the kinds of a value: see wasm/members.c. */
const kindOf = 4
const textOf = 6
const unitsOf = 7
const string = 1
const wide = 2
const escaped = 4

/** Bytes of the longest line that is split, and of the zeros behind it. */
const longest = 1 << 20
const padding = 128

interface Exports {
  memory: { buffer: ArrayBuffer }
  room(): number
  list(): number
  texts(): number
  naming(): number
  name(size: number): number
  split(size: number): number
  model(): number
  keep(member: number): number
  keep_line(): number
  pass(name: number, passed: number): void
  follow(name: number): void
  clear(): void
}

/** Splits lines by their bytes, in WebAssembly. */
export class BytesSplitter implements Splitter<Uint8Array> {
  readonly list: Int32Array
  private readonly wasm = exportsOf<Exports>(binary)
  private readonly room: Buffer
  private readonly texts: Buffer

  /** Throws where there is no WebAssembly. */
  constructor(members: readonly Property[]) {
    const { buffer } = this.wasm.memory
    this.room = Buffer.from(buffer, this.wasm.room(), longest + padding)
    this.texts = Buffer.from(buffer, this.wasm.texts(), 2 * longest)
    this.list = new Int32Array(buffer, this.wasm.list(), width * (members.length + 1))
    for (const [name] of members) {
      const bytes = Buffer.from(name)
      Buffer.from(buffer, this.wasm.naming(), 64).set(bytes.subarray(0, 64))
      if (this.wasm.name(bytes.length) === 0) throw new Error(`no room for the name ${name}`)
    }
    this.wasm.follow(leadOf(members))
  }

  get model(): number {
    return this.wasm.model()
  }

  split(line: Uint8Array): number {
    if (line.length > longest) return -1
    const { room } = this
    room.set(line)
    room.fill(0, line.length, line.length + padding)
    return this.wasm.split(line.length)
  }

  value(member: number): unknown {
    const i = width * member
    const kind = this.list[i + kindOf]!
    const isString = (kind & string) !== 0
    // Without its quotation marks.
    const whole = kind & wide ? this.wideText(i) : this.narrowText(i, isString ? 1 : 0)
    if (isString && (kind & escaped) === 0) return whole
    return plainValue(isString ? `"${whole}"` : whole, 1, this.list[i + namesOf]!)
  }

  keep(member: number): number {
    return this.wasm.keep(member)
  }

  keepLine(): number {
    return this.wasm.keep_line()
  }

  pass(name: number, passed: boolean): void {
    this.wasm.pass(name, passed ? 1 : 0)
  }

  clear(): void {
    this.wasm.clear()
  }

  private narrowText(i: number, quote: number): string {
    const { room, list } = this
    const start = list[i + startOf]!
    return room.toString('latin1', start + quote, start + list[i + sizeOf]! - quote)
  }

  private wideText(i: number): string {
    const { texts, list } = this
    const start = list[i + textOf]!
    return texts.toString('utf16le', 2 * start, 2 * (start + list[i + unitsOf]!))
  }
}
