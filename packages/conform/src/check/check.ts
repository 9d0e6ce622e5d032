import type { Language } from '@shebiao/schemas/runtime'
import { DataSet } from '../dataset/data-set.js'
import { type Engine, engine } from '../engine/engine.js'
import { profileOf, typesOf, UnknownError, usableOn } from '../model/editions.js'
import type { Report, Waiver } from '../model/finding.js'
import { version } from '../model/version.js'
import type { ReadRecord } from '../read/record.js'
import { dataRules } from '../rules/dataset/index.js'
import { Collector } from './collector.js'
import { concludeInto } from './conclude-data-set.js'
import { type Detected, detect } from './detect.js'

export interface CheckOptions {
  /** `service-guide@2.0`, or without an edition its newest; told from the data where absent. */
  standard?: string
  /** Record type, where the standard has several: `implementation`. */
  type?: string
  /** What one place adds: `qingdao`. */
  profile?: string
  /** The day the check is made for, YYYY-MM-DD; today where absent. */
  asOf?: string
  /** Language of the sentences; Chinese where absent. */
  language?: Language
  /** Findings of each rule that are listed, the first in the order of files and records; all are counted. 100 where absent. */
  maxFindings?: number
  waivers?: Waiver[]
}

/**
 * Checks data in memory: one record, or an array of them. In Node and in browsers; nothing is fetched.
 * Throws UnknownError for a standard, record type or profile that does not exist.
 */
export async function check(data: unknown, options: CheckOptions = {}): Promise<Report> {
  return Array.isArray(data) ? checkDataset(data, options) : checkRecords([data], options, () => '')
}

/**
 * Checks records in memory one by one and as the data set they are, in one pass: `at` of a finding begins with the number
 * of its record (`/0/itemName`). Throws UnknownError for a standard, record type or profile that does not exist.
 */
export async function checkDataset(records: Iterable<unknown> | AsyncIterable<unknown>, options: CheckOptions = {}): Promise<Report> {
  return checkRecords(records, options, (i) => `/${i}`)
}

async function checkRecords(records: Iterable<unknown> | AsyncIterable<unknown>, options: CheckOptions, prefixOf: (i: number) => string): Promise<Report> {
  const settled = settle(options)
  const collector = new Collector({ version, ...settled })
  const file = collector.file({ source: 'memory', format: 'memory', encoding: '-' })
  const engines = new Engines(settled.asOf)
  const dataset = new DataSet(dataRules, settled.asOf)
  if (options.profile !== undefined) profileOf(options.profile)
  let i = 0
  for await (const data of records) {
    // Data in memory have pointers and no lines.
    const record: ReadRecord = { data, prefix: prefixOf(i++), problems: [], place: () => ({ line: 1, column: 1 }) }
    const found = engines.known(record, options) ?? (await engines.forRecord(data, options))
    if (!found) {
      collector.unassessed(file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], options.waivers)
      continue
    }
    file.standard ??= found.engine.standard
    file.type ??= found.engine.type
    file.detectedBy ??= found.by
    const checked = found.engine.check(data)
    collector.record(file, record, found.engine, checked, [...(options.waivers ?? []), ...found.engine.waivers])
    dataset.fold(found.engine, record, checked, file, i)
  }
  const waived = options.profile === undefined ? [] : profileOf(options.profile).waivers
  collector.waive(file, [...(options.waivers ?? []), ...waived])
  await concludeInto(dataset, collector)
  const report = collector.report()
  for (const finding of report.findings) {
    for (const place of [finding, ...(finding.dataset?.places ?? [])]) {
      delete place.line
      delete place.column
    }
  }
  return report
}

/** Options with their defaults. */
export function settle(options: CheckOptions): { asOf: string; language: Language; maxFindings: number } {
  return { asOf: options.asOf ?? today(), language: options.language ?? 'zh', maxFindings: options.maxFindings ?? 100 }
}

function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** What is known of a record before it is looked at. */
export interface Wanted extends Pick<CheckOptions, 'standard' | 'type' | 'profile'> {
  /** The standards among which the record type is told, where none is given: those a manifest names. */
  among?: string[]
}

interface Found {
  engine: Engine
  /** How the record type was told: `given`, `$schema`, `shape`. */
  by: string
}

/** Engines by record type and profile, each made once; and for each look of a record the engine that was found for it. */
export class Engines {
  private readonly made = new Map<string, Promise<Engine>>()
  private readonly looks = new Map<string, Found>()
  private last: { wanted: Wanted; named: unknown; names: readonly string[] | undefined; found: Found } | undefined

  constructor(private readonly asOf: string) {}

  /** The engine of a record whose like was seen before: without a promise, for files of millions of records. */
  known({ data, shared }: Pick<ReadRecord, 'data' | 'shared'>, wanted: Wanted): Found | undefined {
    const { last } = this
    const named = given(wanted) ? undefined : (data as { $schema?: unknown } | null)?.$schema
    const names = shared?.names
    // Records that share members have one list of names for all that have the same.
    const isAlike = given(wanted) || typeof named === 'string' || (names !== undefined && names === last?.names)
    if (isAlike && last?.wanted === wanted && last.named === named) return last.found
    const found = this.looks.get(look(data, wanted, names))
    if (found) this.last = { wanted, named, names, found }
    return found
  }

  /** The engine for a record and how its type was told; undefined where it could not be told. */
  async forRecord(data: unknown, wanted: Wanted): Promise<Found | undefined> {
    const key = look(data, wanted)
    const known = this.looks.get(key)
    if (known) return known
    const types = wanted.standard === undefined ? wanted.among?.flatMap((one) => typesOf(one, this.asOf)) : typesOf(wanted.standard, this.asOf)
    const entry =
      wanted.standard === undefined
        ? undefined
        : wanted.type === undefined
          ? types?.length === 1
            ? types[0]
            : undefined
          : types?.find(({ type }) => type === wanted.type)
    if (wanted.standard !== undefined && types && wanted.type !== undefined && !entry) {
      throw new UnknownError(`${wanted.standard} 没有记录类型 ${wanted.type}；可用：${types.map(({ type }) => type).join('、')} (no such record type)`)
    }
    const told = entry ? { entry, by: 'given' } : types ? detect(data, types) : this.onDay(detect(data))
    if (!told) return undefined
    const found = { engine: await this.get(told.entry.standard, told.entry.type, wanted.profile), by: told.by }
    if (this.looks.size > 10_000) this.looks.clear()
    this.looks.set(key, found)
    return found
  }

  /**
   * What was told by shape, in the edition of the day; an edition that the data name stays. Throws UnknownError where the
   * standard has none that day.
   */
  onDay(told: Detected | undefined): Detected | undefined {
    if (!told || told.by === '$schema') return told
    if (usableOn(this.asOf).includes(told.entry)) return told
    const [standard] = told.entry.standard.split('@') as [string]
    const entry = typesOf(standard, this.asOf).find(({ type }) => type === told.entry.type)
    return entry && { ...told, entry }
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

function given({ standard, type }: Pick<Wanted, 'standard' | 'type'>): boolean {
  return standard !== undefined && type !== undefined
}

/** What the choice of an engine depends on: what was asked for, and the record's `$schema` or its field names. */
function look(data: unknown, { standard, type, profile, among }: Wanted, names?: readonly string[]): string {
  const asked = `${standard ?? ''} ${type ?? ''} ${profile ?? ''} ${among ?? ''}`
  if (given({ standard, type })) return asked
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `${asked} -`
  const named = (data as { $schema?: unknown }).$schema
  return `${asked} ${typeof named === 'string' ? named : (names ?? Object.keys(data)).join()}`
}
