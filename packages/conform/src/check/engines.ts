import { type Engine, engine } from '../engine/engine.js'
import { typesInUse, typesOf, UnknownError } from '../model/editions.js'
import type { ReadRecord } from '../read/record.js'
import { type Detected, detect } from './detect.js'
import type { CheckOptions } from './options.js'

/** What is known about records before they are read. */
export interface Expected extends Pick<CheckOptions, 'standard' | 'type' | 'profile'> {
  /** The standards among which the record type is detected if `standard` is not given: those that a manifest names. */
  among?: string[]
}

/** What is known about a file before it is read. */
export interface ExpectedFile extends Expected {
  /** How the record type is known: `given` or `manifest`. */
  by?: string
  /** Code of the division of the submission. */
  region?: string
}

interface Found {
  engine: Engine
  /** How the record type was found: `given`, `$schema`, `shape`. */
  by: string
}

/** The engines of a check by record type and profile. The choice of an engine is memoised by the shape of records. */
export class Engines {
  private readonly byType = new Map<string, Promise<Engine>>()
  private readonly byShape = new Map<string, Found>()
  private last: { expected: Expected; named: unknown; names: readonly string[] | undefined; found: Found } | undefined

  constructor(readonly asOf: string) {}

  /** Returns the engine for a record if its shape occurred before. Synchronous: a promise for each of millions of records is slow. */
  known({ data, names }: Pick<ReadRecord, 'data' | 'names'>, expected: Expected): Found | undefined {
    const { last } = this
    const named = isTypeGiven(expected) ? undefined : (data as { $schema?: unknown } | null)?.$schema
    const isSameShape = isTypeGiven(expected) || typeof named === 'string' || (names !== undefined && names === last?.names)
    if (isSameShape && last?.expected === expected && last.named === named) return last.found
    const found = this.byShape.get(shapeKey(data, expected, names))
    if (found) this.last = { expected, named, names, found }
    return found
  }

  /** Returns the engine for a record and how its type was determined; undefined if it could not be detected. */
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
      const types = among?.flatMap((name) => typesOf(name, this.asOf))
      return types ? detect(data, types) : this.onDay(detect(data))
    }
    const types = typesOf(standard, this.asOf)
    if (type === undefined) return types.length === 1 ? { entry: types[0]!, by: 'given' } : detect(data, types)
    const entry = types.find((candidate) => candidate.type === type)
    if (entry) return { entry, by: 'given' }
    throw new UnknownError(`${standard} 没有记录类型 ${type}；可用：${types.map((candidate) => candidate.type).join('、')} (no such record type)`)
  }

  /**
   * Replaces a type that was detected by shape by that of the edition in use on the day; a type named by the data is kept. Throws
   * UnknownError if the standard has no edition that day.
   */
  onDay(detected: Detected | undefined): Detected | undefined {
    if (!detected || detected.by === '$schema') return detected
    if (typesInUse(this.asOf).includes(detected.entry)) return detected
    const [standard] = detected.entry.standard.split('@') as [string]
    const entry = typesOf(standard, this.asOf).find(({ type }) => type === detected.entry.type)
    return entry && { ...detected, entry }
  }

  /** Returns the engine of a record type, and makes it on the first call. */
  get(standard: string, type: string, profile: string | undefined): Promise<Engine> {
    const key = `${standard} ${type} ${profile ?? ''}`
    let found = this.byType.get(key)
    if (!found) {
      found = engine({ standard, type, asOf: this.asOf, ...(profile !== undefined && { profile }) })
      this.byType.set(key, found)
    }
    return found
  }
}

function isTypeGiven({ standard, type }: Pick<Expected, 'standard' | 'type'>): boolean {
  return standard !== undefined && type !== undefined
}

/** Everything that determines the engine: what is expected, and the record's `$schema` or its member names. */
function shapeKey(data: unknown, { standard, type, profile, among }: Expected, names?: readonly string[]): string {
  const expected = `${standard ?? ''} ${type ?? ''} ${profile ?? ''} ${among ?? ''}`
  if (isTypeGiven({ standard, type })) return expected
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `${expected} -`
  const named = (data as { $schema?: unknown }).$schema
  return `${expected} ${typeof named === 'string' ? named : (names ?? Object.keys(data)).join()}`
}
