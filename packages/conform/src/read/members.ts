import type { Issue, Property } from '@shebiao/schemas/runtime'
import { leadOf } from '../memo.js'
import { exportsOf } from './compiled.js'
import { plainValue } from './json.js'
import type { Split } from './lines.js'
import { binary } from './members-wasm.js'
import type { Shared } from './record.js'
import { Worth } from './worth.js'

// Records of one type repeat each other, as they shall: under one code an item has one name, basis, materials and steps in
// every place that carries it out, and a place has one address and telephone for all its items. So a line is split into its
// members by their bytes alone, and a member whose bytes were met before is the value it was before: parsed once, judged
// once, and one object for all records that hold it. What is not plain is not read here: then the line is parsed whole.

/** Fields of a member in the list that WebAssembly writes, and the kinds of a value: see wasm/members.c. */
const width = 8
const nameOf = 0
const startOf = 1
const sizeOf = 2
const idOf = 3
const kindOf = 4
const namesOf = 5
const textOf = 6
const unitsOf = 7
const string = 1
const wide = 2
const escaped = 4

/** Bytes of the longest line that is split, and of the zeros behind it. */
const longest = 1 << 20
const padding = 128

/** Shapes (the names of a record's members in their order) that are known at once. */
const mostShapes = 64

/** Where so many lines in a row could not be split, so many are not tried. */
const mostRefused = 32
const linesRested = 512

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

/** A record's members by their numbers, in their order. */
interface Shape {
  numbers: Int32Array
  names: string[]
}

/** Reads the records of one type whose members were met before without parsing them again. */
export class MemberReader {
  private readonly wasm = exportsOf<Exports>(binary)
  private readonly room: Buffer
  private readonly texts: Buffer
  private readonly list: Int32Array
  private readonly names: string[]
  private readonly required: number
  /** Kept values by their number in WebAssembly; ours is higher by `before` and never used again. */
  private values: unknown[] = [undefined]
  private before = 0
  private readonly worth: Worth
  private readonly shapes = new Map<number, Shape>()
  private readonly Record: ReturnType<typeof recordClass>
  private readonly noIds: number[]
  private readonly noValues: unknown[]
  private isFull = false
  private refused = 0
  private resting = 0

  /** Throws where there is no WebAssembly. */
  constructor(private readonly members: readonly Property[]) {
    const { buffer } = this.wasm.memory
    this.room = Buffer.from(buffer, this.wasm.room(), longest + padding)
    this.texts = Buffer.from(buffer, this.wasm.texts(), 2 * longest)
    this.list = new Int32Array(buffer, this.wasm.list(), width * (members.length + 1))
    this.names = ['', ...members.map(([name]) => name)]
    this.required = members.filter(([, , required]) => required).length
    for (const [name] of members) {
      const bytes = Buffer.from(name)
      Buffer.from(buffer, this.wasm.naming(), 64).set(bytes.subarray(0, 64))
      if (this.wasm.name(bytes.length) === 0) throw new Error(`no room for the name ${name}`)
    }
    this.wasm.follow(leadOf(members))
    const size = this.names.length
    this.noIds = new Array<number>(size).fill(0)
    this.noValues = new Array<unknown>(size).fill(undefined)
    this.Record = recordClass(this.names)
    this.worth = new Worth(size, (name, passed) => this.wasm.pass(name, passed ? 1 : 0))
  }

  /** The record of a line; undefined where it is not plain: then the line is to be read whole. What is not sound by its type is not shared. */
  read(line: Uint8Array): Split | undefined {
    if (this.resting > 0) {
      this.resting--
      return undefined
    }
    const found = line.length <= longest ? this.split(line) : undefined
    if (found) this.refused = 0
    else if (++this.refused === mostRefused) {
      this.refused = 0
      this.resting = linesRested
    }
    return found
  }

  private split(line: Uint8Array): Split | undefined {
    if (this.isFull) this.letGo()
    const { room, list, members } = this
    const { met } = this.worth
    room.set(line)
    room.fill(0, line.length, line.length + padding)
    const count = this.wasm.split(line.length)
    if (count < 0) return undefined
    this.worth.record()
    const ids = this.noIds.slice()
    const values = this.noValues.slice()
    let isSound = true
    let required = 0
    let hash = count
    for (let i = 0; i < width * count; i += width) {
      const name = list[i + nameOf]!
      const id = list[i + idOf]!
      hash = Math.imul(hash ^ name, 0x01000193)
      met[name]!++
      if (members[name - 1]![2]) required++
      if (id > 0) {
        ids[name] = this.before + id
        values[name] = this.values[id]
        continue
      }
      const value = this.value(i)
      if (value === undefined) return undefined
      values[name] = value
      if (this.isSound(name, value)) ids[name] = this.keep(name, i, value)
      else isSound = false
    }
    const shared = new SharedMembers(members, ids, this.shape(count, hash), values)
    return isSound && required === this.required ? { data: new this.Record(values), shared } : { data: shared.whole() }
  }

  /** The value of a member that was not met before; undefined where it is not plain. */
  private value(i: number): unknown {
    const kind = this.list[i + kindOf]!
    const isString = (kind & string) !== 0
    // Without its quotation marks.
    const whole = kind & wide ? this.wideText(i) : this.narrowText(i, isString ? 1 : 0)
    if (isString && (kind & escaped) === 0) return whole
    return plainValue(isString ? `"${whole}"` : whole, 1, this.list[i + namesOf]!)
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

  private isSound(name: number, value: unknown): boolean {
    const find = this.members[name - 1]![3]
    if (!find) return true
    const issues: Issue[] = []
    find(value, '', issues)
    return issues.length === 0
  }

  /** Keeps a value for the records to come; its number, or -1 where it is not worth it. */
  private keep(name: number, i: number, value: unknown): number {
    if (!this.worth.missed(name, this.list[i + sizeOf]!)) return -1
    const id = this.wasm.keep(i / width)
    if (id === 0) {
      // Not now: values of this very line were found by their numbers.
      this.isFull = true
      return -1
    }
    this.values[id] = value
    return this.before + id
  }

  /** All room is taken: begins anew. */
  private letGo(): void {
    this.isFull = false
    this.wasm.clear()
    this.before += this.values.length
    this.values = [undefined]
    this.worth.begin()
  }

  /** The shape of the line at hand: one for all lines of that shape. */
  private shape(count: number, hash: number): Shape {
    const known = this.shapes.get(hash)
    if (known && this.isOf(known, count)) return known
    if (this.shapes.size >= mostShapes) this.shapes.clear()
    const numbers = Int32Array.from({ length: count }, (_, i) => this.list[width * i + nameOf]!)
    const shape = { numbers, names: Array.from(numbers, (number) => this.names[number]!) }
    this.shapes.set(hash, shape)
    return shape
  }

  private isOf({ numbers }: Shape, count: number): boolean {
    if (numbers.length !== count) return false
    for (let i = 0; i < count; i++) if (numbers[i] !== this.list[width * i + nameOf]) return false
    return true
  }
}

class SharedMembers implements Shared {
  constructor(
    readonly members: readonly Property[],
    readonly ids: readonly number[],
    private readonly shape: Shape,
    private readonly values: readonly unknown[],
  ) {}

  get names(): readonly string[] {
    return this.shape.names
  }

  whole(): object {
    const { numbers, names } = this.shape
    return Object.fromEntries(Array.from(numbers, (number, i) => [names[i], this.values[number]]))
  }
}

/**
 * The class of a type's records: a member is looked up by its name where it is asked for, which is far cheaper than to make
 * an object of sixty members of which few are asked for.
 */
function recordClass(names: readonly string[]) {
  class Shared {
    readonly #values: readonly unknown[]

    constructor(values: readonly unknown[]) {
      this.#values = values
    }

    static {
      for (const [number, name] of names.entries()) {
        if (number === 0) continue
        Object.defineProperty(Shared.prototype, name, {
          get(this: Shared) {
            return this.#values[number]
          },
        })
      }
    }
  }
  return Shared
}
