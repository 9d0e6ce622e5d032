import type { Issue, Property } from '@shebiao/schemas/runtime'
import type { Split } from '../read/ndjson.js'
import type { Shared } from '../read/record.js'
import { Worth } from './admission.js'
import { idOf, mostKept, nameOf, type Splitter, sizeOf, width } from './splitter.js'

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
  /** Those that there must be and that are not among them. */
  missing: readonly number[]
  /** Records of that shape that are not counted yet, and whether there was any before. */
  times: number
  isMet: boolean
}

/** What is known of a line that others are like. */
interface Model {
  ids: readonly number[]
  values: readonly unknown[]
  shape: Shape
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
export class MemberReader<Line> {
  private readonly names: string[]
  private readonly required: readonly number[]
  /** Kept values by the splitter's number; ours is higher by `before`. */
  private values: unknown[] = [undefined]
  private before = numbersAfter(mostKept)
  private readonly worth: Worth
  private readonly shapes = new Map<number, Shape>()
  private readonly Record: ReturnType<typeof recordClass>
  /** By the number of a line that others are like; of what is like none nothing is known. */
  private models: (Model | undefined)[] = []
  private readonly none: Omit<Model, 'shape'>
  private isFull = false
  private refused = 0
  private resting = 0

  constructor(
    private readonly members: readonly Property[],
    private readonly splitter: Splitter<Line>,
  ) {
    this.names = ['', ...members.map(([name]) => name)]
    this.required = members.flatMap(([, , required], i) => (required ? [i + 1] : []))
    const size = this.names.length
    this.none = { ids: new Array<number>(size).fill(0), values: new Array<unknown>(size).fill(undefined) }
    this.Record = recordClass(this.names)
    this.worth = new Worth(
      size,
      (name, passed) => splitter.pass(name, passed),
      () => this.countShapes(),
    )
  }

  /** The record of a line; undefined where it is not plain: then the line is to be read whole. */
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
    const count = splitter.split(line)
    if (count < 0) return undefined
    const model = this.models[splitter.model ?? 0]
    const known = model ?? this.none
    const ids = known.ids.slice()
    const values = known.values.slice()
    const shape = model?.shape ?? this.shape(count)
    shape.times++
    this.worth.record()
    let wrong: number[] | undefined
    for (let member = 0; member < count; member++) {
      const i = width * member
      const name = list[i + nameOf]!
      const id = list[i + idOf]!
      if (id > 0) {
        ids[name] = this.before + id
        values[name] = this.values[id]
        continue
      }
      const value = splitter.value(member)
      if (value === undefined) return undefined
      values[name] = value
      if (isSoundMember(members[name - 1]!, value)) ids[name] = this.keep(name, member, value)
      else {
        ids[name] = -1
        wrong ??= []
        wrong.push(name)
      }
    }
    if (!wrong) {
      if (!model && shape.isMet) this.keepLine({ ids, values, shape })
      shape.isMet = true
    }
    const unsound = wrong ? inOrder([...wrong, ...shape.missing]) : shape.missing
    return { data: new this.Record(values), shared: new SharedMembers(members, ids, unsound, shape, values) }
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

  private keepLine(model: Model): void {
    const number = this.splitter.keepLine?.() ?? 0
    if (number > 0) this.models[number] = model
  }

  /** All room is taken: begins anew. */
  private letGo(): void {
    this.isFull = false
    this.splitter.clear()
    this.before = numbersAfter(mostKept)
    this.values = [undefined]
    this.models = []
    this.worth.begin()
  }

  /** The shape of the line at hand, of which all members are listed: one for all lines of that shape. */
  private shape(count: number): Shape {
    const { list } = this.splitter
    let hash = count
    for (let i = 0; i < width * count; i += width) hash = Math.imul(hash ^ list[i + nameOf]!, 0x01000193)
    const known = this.shapes.get(hash)
    if (known && this.isOf(known, count)) return known
    if (this.shapes.size >= mostShapes) {
      this.countShapes()
      this.shapes.clear()
    }
    const numbers = Array.from({ length: count }, (_, i) => list[width * i + nameOf]!)
    const missing = this.required.filter((number) => !numbers.includes(number))
    const shape = { numbers, names: numbers.map((number) => this.names[number]!), missing, times: 0, isMet: false }
    this.shapes.set(hash, shape)
    return shape
  }

  private countShapes(): void {
    const { met } = this.worth
    // A model may be of a shape that is known no longer.
    for (const shape of [...this.shapes.values(), ...this.models.flatMap((model) => model?.shape ?? [])]) {
      for (const number of shape.numbers) met[number]! += shape.times
      shape.times = 0
    }
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

function inOrder(numbers: number[]): number[] {
  return numbers.sort((a, b) => a - b)
}

class SharedMembers implements Shared {
  constructor(
    readonly members: readonly Property[],
    readonly ids: readonly number[],
    readonly unsound: readonly number[],
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
