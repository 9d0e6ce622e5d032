import type { Issue, Property } from '@shebiao/schemas/runtime'
import { CacheAdmission } from './admission.js'
import type { Split, SplitMembers } from './split-record.js'
import { idOf, nameOf, type Splitter, sizeOf, valueLimit, width } from './splitter.js'

// Records of one type repeat each other: under one code an item has one name, basis, materials and steps in every place that
// carries it out, and a place has one address and telephone for all its items. So a record is split into its members by its
// bytes, and a member whose bytes were read before has the value of then: parsed once, validated once, one object for all
// records. A record that cannot be split is parsed whole.

/** Shapes that are kept at once. */
const shapeLimit = 64

/** After so many records in a row that could not be split, so many are not tried. */
const refusedLimit = 32
const restingRecords = 512

/** A shape of records: the names of their members in their order, and their numbers. */
interface Shape {
  numbers: readonly number[]
  names: readonly string[]
  /** Required members that are not there. */
  missing: readonly number[]
  /** Records of this shape that are not counted yet. */
  uncounted: number
}

let lastId = 0

/** Reserves `count` ids of values, unique in the process; returns the one before the first. */
function reserveIds(count: number): number {
  const before = lastId
  lastId += count
  return before
}

/** The values of the members of one record type, and the records that are put together from them without being parsed. */
export class RecordCache {
  private readonly names: string[]
  private readonly required: readonly number[]
  /** Cached values by the splitter's id; the id of a value is higher by `idBase`. */
  private values: unknown[] = [undefined]
  private idBase = reserveIds(valueLimit)
  private readonly admission: CacheAdmission
  private readonly shapes = new Map<number, Shape>()
  private readonly Record: ReturnType<typeof recordClass>
  /** What the ids and values of every record begin with. */
  private readonly noIds: readonly number[]
  private readonly noValues: readonly unknown[]
  private isFull = false
  private refused = 0
  private resting = 0

  constructor(
    private readonly members: readonly Property[],
    private readonly splitter: Splitter,
  ) {
    this.names = ['', ...members.map(([name]) => name)]
    this.required = members.flatMap(([, , required], i) => (required ? [i + 1] : []))
    const size = this.names.length
    this.noIds = new Array<number>(size).fill(0)
    this.noValues = new Array<unknown>(size).fill(undefined)
    this.Record = recordClass(this.names)
    this.admission = new CacheAdmission(
      size,
      (member, bypassed) => splitter.bypass(member, bypassed),
      () => this.countShapes(),
    )
  }

  /** The record of these bytes; undefined where it has to be parsed whole. */
  read(bytes: Uint8Array): Split | undefined {
    if (this.resting > 0) {
      this.resting--
      return undefined
    }
    const found = this.split(bytes)
    if (found) this.refused = 0
    else if (++this.refused === refusedLimit) {
      this.refused = 0
      this.resting = restingRecords
    }
    return found
  }

  private split(bytes: Uint8Array): Split | undefined {
    if (this.isFull) this.clear()
    const { splitter, members } = this
    const { list } = splitter
    const count = splitter.split(bytes)
    if (count < 0) return undefined
    const ids = this.noIds.slice()
    const values = this.noValues.slice()
    const shape = this.shape(count)
    shape.uncounted++
    this.admission.record()
    let invalid: number[] | undefined
    for (let member = 0; member < count; member++) {
      const i = width * member
      const name = list[i + nameOf]!
      const id = list[i + idOf]!
      if (id > 0) {
        ids[name] = this.idBase + id
        values[name] = this.values[id]
        continue
      }
      const value = splitter.value(member)
      if (value === undefined) return undefined
      values[name] = value
      if (isValidMember(members[name - 1]!, value)) ids[name] = this.keep(name, member, value)
      else {
        ids[name] = -1
        invalid ??= []
        invalid.push(name)
      }
    }
    const wrong = invalid ? [...invalid, ...shape.missing].sort((a, b) => a - b) : shape.missing
    return { data: new this.Record(values), members: new Members(members, ids, wrong, shape, values) }
  }

  /** Caches a value. Returns its id, or -1 where it is not cached. */
  private keep(name: number, member: number, value: unknown): number {
    const { splitter } = this
    if (!this.admission.miss(name, splitter.list[width * member + sizeOf]!)) return -1
    const id = splitter.keep(member)
    if (id === 0) {
      // Cleared before the next record: values of this one were found by their ids.
      this.isFull = true
      return -1
    }
    this.values[id] = value
    return this.idBase + id
  }

  /** Begins anew when all room is taken. */
  private clear(): void {
    this.isFull = false
    this.splitter.clear()
    this.idBase = reserveIds(valueLimit)
    this.values = [undefined]
    this.admission.cleared()
  }

  /** The shape of the record at hand, one for all records of that shape. */
  private shape(count: number): Shape {
    const { list } = this.splitter
    let hash = count
    for (let i = 0; i < width * count; i += width) hash = Math.imul(hash ^ list[i + nameOf]!, 0x01000193)
    const known = this.shapes.get(hash)
    if (known && this.isOf(known, count)) return known
    if (this.shapes.size >= shapeLimit) {
      this.countShapes()
      this.shapes.clear()
    }
    const numbers = Array.from({ length: count }, (_, i) => list[width * i + nameOf]!)
    const missing = this.required.filter((number) => !numbers.includes(number))
    const shape = { numbers, names: numbers.map((number) => this.names[number]!), missing, uncounted: 0 }
    this.shapes.set(hash, shape)
    return shape
  }

  private countShapes(): void {
    const { lookups } = this.admission
    for (const shape of this.shapes.values()) {
      for (const number of shape.numbers) lookups[number]! += shape.uncounted
      shape.uncounted = 0
    }
  }

  private isOf({ numbers }: Shape, count: number): boolean {
    if (numbers.length !== count) return false
    for (let i = 0; i < count; i++) if (numbers[i] !== this.splitter.list[width * i + nameOf]) return false
    return true
  }
}

/** Whether a member's value has a valid shape. A member without a validator takes any value. */
function isValidMember([, , , validate]: Property, value: unknown): boolean {
  if (!validate) return true
  const issues: Issue[] = []
  validate(value, '', issues)
  return issues.length === 0
}

class Members implements SplitMembers {
  constructor(
    readonly members: readonly Property[],
    readonly ids: readonly number[],
    readonly invalid: readonly number[],
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
 * The class of a type's records. A member is looked up when it is asked for: that is far cheaper than an object with sixty
 * members of which few are asked for.
 */
function recordClass(names: readonly string[]): new (values: readonly unknown[]) => object {
  class RecordView {
    readonly #values: readonly unknown[]

    constructor(values: readonly unknown[]) {
      this.#values = values
    }

    static {
      for (const [number, name] of names.entries()) {
        if (number === 0) continue
        Object.defineProperty(RecordView.prototype, name, {
          get(this: RecordView) {
            return this.#values[number]
          },
        })
      }
    }
  }
  return RecordView
}
