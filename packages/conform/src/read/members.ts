import type { Issue, Property } from '@shebiao/schemas/runtime'
import type { Split } from './lines.js'
import type { Shared } from './record.js'
import { idOf, mostKept, nameOf, type Splitter, sizeOf, width } from './splitter.js'
import { Worth } from './worth.js'

// Records of one type repeat each other, as they shall: under one code an item has one name, basis, materials and steps in
// every place that carries it out, and a place has one address and telephone for all its items. So a line is split into its
// members by its bytes or its text alone, and a member that was met before, to the letter, is the value it was before: parsed
// once, judged once, and one object for all records that hold it. What is not plain is not read here: the line is parsed whole.

/** Shapes that are known at once. */
const mostShapes = 64

/** Where so many lines in a row could not be split, so many are not tried. */
const mostRefused = 32
const linesRested = 512

/** A shape of records: the names of their members in their order, and their numbers. */
interface Shape {
  numbers: readonly number[]
  names: readonly string[]
}

let numbers = 0

/**
 * So many numbers for values, the first after the one that is given back. Whoever numbers values takes them from here: a number
 * stands for one value, and for no other that was ever met.
 */
function numbersAfter(count: number): number {
  const last = numbers
  numbers += count
  return last
}

/** Reads the records of one type whose members were met before without parsing them again. */
export class MemberReader<Line extends { length: number }> {
  private readonly names: string[]
  private readonly required: number
  /** Kept values by their number in WebAssembly; ours is higher by `before`. */
  private values: unknown[] = [undefined]
  private before = numbersAfter(mostKept)
  private readonly worth: Worth
  private readonly shapes = new Map<number, Shape>()
  private readonly Record: ReturnType<typeof recordClass>
  private readonly noIds: number[]
  private readonly noValues: unknown[]
  private isFull = false
  private refused = 0
  private resting = 0

  constructor(
    private readonly members: readonly Property[],
    private readonly splitter: Splitter<Line>,
  ) {
    this.names = ['', ...members.map(([name]) => name)]
    this.required = members.filter(([, , required]) => required).length
    const size = this.names.length
    this.noIds = new Array<number>(size).fill(0)
    this.noValues = new Array<unknown>(size).fill(undefined)
    this.Record = recordClass(this.names)
    this.worth = new Worth(size, (name, passed) => splitter.pass(name, passed))
  }

  /** The record of a line; undefined where it is not plain: then the line is to be read whole. What is not sound by its type is not shared. */
  read(line: Line): Split | undefined {
    if (this.resting > 0) {
      this.resting--
      return undefined
    }
    const found = this.split(line)
    if (found) this.refused = 0
    else if (++this.refused === mostRefused) {
      this.refused = 0
      this.resting = linesRested
    }
    return found
  }

  private split(line: Line): Split | undefined {
    if (this.isFull) this.letGo()
    const { splitter, members } = this
    const { list } = splitter
    const { met } = this.worth
    const count = splitter.split(line)
    if (count < 0) return undefined
    this.worth.record()
    const ids = this.noIds.slice()
    const values = this.noValues.slice()
    let isSound = true
    let required = 0
    let hash = count
    for (let member = 0; member < count; member++) {
      const i = width * member
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
      const value = splitter.value(member)
      if (value === undefined) return undefined
      values[name] = value
      if (isSoundMember(members[name - 1]!, value)) ids[name] = this.keep(name, member, value)
      else isSound = false
    }
    const shared = new SharedMembers(members, ids, this.shape(count, hash), values)
    return isSound && required === this.required ? { data: new this.Record(values), shared } : { data: shared.whole() }
  }

  /** Keeps a value for the records to come; its number, or -1 where it is not worth it. */
  private keep(name: number, member: number, value: unknown): number {
    const { splitter } = this
    if (!this.worth.missed(name, splitter.list[width * member + sizeOf]!)) return -1
    const id = splitter.keep(member)
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
    this.splitter.clear()
    this.before = numbersAfter(mostKept)
    this.values = [undefined]
    this.worth.begin()
  }

  /** The shape of the line at hand: one for all lines of that shape. */
  private shape(count: number, hash: number): Shape {
    const known = this.shapes.get(hash)
    if (known && this.isOf(known, count)) return known
    if (this.shapes.size >= mostShapes) this.shapes.clear()
    const numbers = Array.from({ length: count }, (_, i) => this.splitter.list[width * i + nameOf]!)
    const shape = { numbers, names: numbers.map((number) => this.names[number]!) }
    this.shapes.set(hash, shape)
    return shape
  }

  private isOf({ numbers }: Shape, count: number): boolean {
    if (numbers.length !== count) return false
    for (let i = 0; i < count; i++) if (numbers[i] !== this.splitter.list[width * i + nameOf]) return false
    return true
  }
}

/** Whether a member's value is sound by its type; what has no check of its own is. */
function isSoundMember([, , , find]: Property, value: unknown): boolean {
  if (!find) return true
  const issues: Issue[] = []
  find(value, '', issues)
  return issues.length === 0
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
    return Object.fromEntries(numbers.map((number, i) => [names[i], this.values[number]]))
  }
}

/**
 * The class of a type's records: a member is looked up by its name where it is asked for, which is far cheaper than to make
 * an object of sixty members of which few are asked for.
 */
function recordClass(names: readonly string[]) {
  class SharedRecord {
    readonly #values: readonly unknown[]

    constructor(values: readonly unknown[]) {
      this.#values = values
    }

    static {
      for (const [number, name] of names.entries()) {
        if (number === 0) continue
        Object.defineProperty(SharedRecord.prototype, name, {
          get(this: SharedRecord) {
            return this.#values[number]
          },
        })
      }
    }
  }
  return SharedRecord
}
