import { leadOf } from '@shebiao/conform/cache/memo.js'
import { keyCountOf, type Splitter, sizeOf, startOf, width } from '@shebiao/conform/cache/splitter.js'
import { plainValue } from '@shebiao/conform/read/json-parse.js'
import type { Property } from '@shebiao/schemas/runtime'
import { instantiate } from './instantiate.js'
import { binary } from './members-wasm.js'

/** More numbers of a listed member, and the bits of its kind; see wasm/members.c. */
const kindOf = 4
const textOf = 6
const unitsOf = 7
const isString = 1
const isWide = 2
const isEscaped = 4

/** Bytes of the longest record that is split, and of the zeros that wasm/members.c needs behind it. */
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
  keep(member: number): number
  pass(name: number, passed: number): void
  follow(name: number): void
  clear(): void
}

/** Splits records of one type by their bytes, in WebAssembly. */
export class ByteSplitter implements Splitter {
  readonly list: Int32Array
  private readonly wasm = instantiate<Exports>(binary)
  private readonly room: Buffer
  private readonly texts: Buffer

  /** Throws where there is no WebAssembly, or no room for the names of the members. */
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

  split(bytes: Uint8Array): number {
    if (bytes.length > longest) return -1
    const { room } = this
    room.set(bytes)
    room.fill(0, bytes.length, bytes.length + padding)
    return this.wasm.split(bytes.length)
  }

  value(member: number): unknown {
    const i = width * member
    const kind = this.list[i + kindOf]!
    const string = (kind & isString) !== 0
    // A string without its quotation marks.
    const text = kind & isWide ? this.wideText(i) : this.narrowText(i, string ? 1 : 0)
    if (string && (kind & isEscaped) === 0) return text
    return plainValue(string ? `"${text}"` : text, 1, this.list[i + keyCountOf]!)
  }

  keep(member: number): number {
    return this.wasm.keep(member)
  }

  bypass(name: number, bypassed: boolean): void {
    this.wasm.pass(name, bypassed ? 1 : 0)
  }

  clear(): void {
    this.wasm.clear()
  }

  private narrowText(i: number, quotes: number): string {
    const { room, list } = this
    const start = list[i + startOf]!
    return room.toString('latin1', start + quotes, start + list[i + sizeOf]! - quotes)
  }

  private wideText(i: number): string {
    const { texts, list } = this
    const start = list[i + textOf]!
    return texts.toString('utf16le', 2 * start, 2 * (start + list[i + unitsOf]!))
  }
}

/** The splitter of a record type; undefined where there is no WebAssembly, or no room for the type. */
export function makeByteSplitter(members: readonly Property[]): Splitter | undefined {
  try {
    return new ByteSplitter(members)
  } catch {
    return undefined
  }
}
