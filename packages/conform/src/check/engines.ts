import { type Engine, engine } from '../engine/engine.js'
import { typesInUse, typesOf, UnknownError } from '../model/editions.js'
import type { ReadRecord } from '../read/record.js'
import { type Detected, detect } from './detect.js'
import type { CheckOptions } from './options.js'

/** What is known of a record before it is looked at. */
export interface Expected extends Pick<CheckOptions, 'standard' | 'type' | 'profile'> {
  /** The standards among which the record type is detected, where none is given: those that a manifest names. */
  among?: string[]
}

/** What is known of a file before it is looked at. */
export interface ExpectedFile extends Expected {
  /** How the record type is known: `given`, or a manifest. */
  by?: string
  /** The division of the submission. */
  region?: string
}

interface Found {
  engine: Engine
  /** How the record type was found: `given`, `$schema`, `shape`. */
  by: string
}

/** Engines by record type and profile, each made once, and memoised by the shape of records. */
export class Engines {
  private readonly made = new Map<string, Promise<Engine>>()
  private readonly byShape = new Map<string, Found>()
  private last: { expected: Expected; named: unknown; names: readonly string[] | undefined; found: Found } | undefined

  constructor(readonly asOf: string) {}

  /** The engine for a record of a shape that was seen before: without a promise, for files of millions of records. */
  known({ data, names }: Pick<ReadRecord, 'data' | 'names'>, expected: Expected): Found | undefined {
    const { last } = this
    const named = isGiven(expected) ? undefined : (data as { $schema?: unknown } | null)?.$schema
    const isSameShape = isGiven(expected) || typeof named === 'string' || (names !== undefined && names === last?.names)
    if (isSameShape && last?.expected === expected && last.named === named) return last.found
    const found = this.byShape.get(shapeKey(data, expected, names))
    if (found) this.last = { expected, named, names, found }
    return found
  }

  /** The engine for a record, and how its type was found; undefined where it could not be detected. */
  async forRecord(data: unknown, expected: Expected): Promise<Found | undefined> {
    const key = shapeKey(data, expected)
    const known = this.byShape.get(key)
    if (known) return known
    const detected = this.detect(data, expected)
    if (!detected) return undefined
    const found = { engine: await this.get(detected.entry.standard, detected.entry.type, expected.profile), by: detected.by }
    if (this.byShape.size > 10_000) this.byShape.clear()
    this.byShape.set(key, found)
    return found
  }

  private detect(data: unknown, { standard, type, among }: Expected): (Pick<Detected, 'entry'> & { by: string }) | undefined {
    if (standard === undefined) {
      const types = among?.flatMap((one) => typesOf(one, this.asOf))
      return types ? detect(data, types) : this.onDay(detect(data))
    }
    const types = typesOf(standard, this.asOf)
    if (type === undefined) return types.length === 1 ? { entry: types[0]!, by: 'given' } : detect(data, types)
    const entry = types.find((one) => one.type === type)
    if (entry) return { entry, by: 'given' }
    throw new UnknownError(`${standard} 没有记录类型 ${type}；可用：${types.map((one) => one.type).join('、')} (no such record type)`)
  }

  /**
   * What was detected by shape, in the edition of the day; an edition that the data name stays. Throws UnknownError where the
   * standard has none that day.
   */
  onDay(detected: Detected | undefined): Detected | undefined {
    if (!detected || detected.by === '$schema') return detected
    if (typesInUse(this.asOf).includes(detected.entry)) return detected
    const [standard] = detected.entry.standard.split('@') as [string]
    const entry = typesOf(standard, this.asOf).find(({ type }) => type === detected.entry.type)
    return entry && { ...detected, entry }
  }

  get(standard: string, type: string, profile: string | undefined): Promise<Engine> {
    const key = `${standard} ${type} ${profile ?? ''}`
    let found = this.made.get(key)
    if (!found) {
      found = engine({ standard, type, asOf: this.asOf, ...(profile !== undefined && { profile }) })
      this.made.set(key, found)
    }
    return found
  }
}

function isGiven({ standard, type }: Pick<Expected, 'standard' | 'type'>): boolean {
  return standard !== undefined && type !== undefined
}

/** What the choice of an engine depends on: what is expected, and the record's `$schema` or its field names. */
function shapeKey(data: unknown, { standard, type, profile, among }: Expected, names?: readonly string[]): string {
  const expected = `${standard ?? ''} ${type ?? ''} ${profile ?? ''} ${among ?? ''}`
  if (isGiven({ standard, type })) return expected
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `${expected} -`
  const named = (data as { $schema?: unknown }).$schema
  return `${expected} ${typeof named === 'string' ? named : (names ?? Object.keys(data)).join()}`
}
