import { byCharacters } from '../model/compare.js'
import type { Fact, FactLocation, Group } from '../model/fact.js'
import { compareLocations, insertLocation, type KeptLocation, LocationMaker, lastKept, listLocations, type RecordOrigin } from './locations.js'

/** One row of a table of facts: plain data. All rows together are the whole state of all data rules. */
export interface Row extends Fact {
  rule: string
  key: string
}

/** A fact as a table holds it: what `add` returns, for `addAgain` to take. */
export interface Entry {
  readonly fact: string
  count: number
  /** The first of its locations. */
  locations: KeptLocation | undefined
  /** The last of its locations, if there are `locationLimit` of them. */
  last: KeptLocation | undefined
  /** The next fact under the same key. Most keys have one or two: a map for each would be most of the memory. */
  next: Entry | undefined
}

/** The facts of all rules by key. An implementation may keep them in memory or in files. */
export interface FactTable {
  add(rule: string, key: string, fact: string, origin: RecordOrigin, at: string): Entry
  /** Adds a fact that is expected to be unique; the result is right if it repeats all the same. */
  addOnce(rule: string, key: string, fact: string, origin: RecordOrigin, at: string): void
  /**
   * Adds the same fact under the same key again, without looking it up. The entry must be of this epoch. Returns whether a
   * later record of the same range would only be counted, since all locations that are kept come before it.
   */
  addAgain(entry: Entry, origin: RecordOrigin, at: string): boolean
  /** Registers a callback that is called once, before the facts are next read or cleared: it adds pending counts. */
  beforeRead(flush: () => void): void
  /** Grows whenever entries become invalid. */
  readonly epoch: number
  /** Called between records: facts that do not fit into memory may be spilled then. */
  spillIfFull?(): void
  /** Adds rows of another table. */
  join(rows: Iterable<Row>): void
  /**
   * The groups of all rules, one at a time: first those of the empty rule, then those of empty keys, then the rest in any order;
   * if `ordered`, in an order that depends on rules and keys alone. `skipUnique` is called for a key under which one fact stands
   * once, and returns whether the group is left out.
   */
  groups(ordered?: boolean, skipUnique?: SkipUnique): Iterable<Group & { rule: string }>
}

/** Whether the group of a unique key is left out. Called with the rule. */
export type SkipUnique = (rule: string) => boolean

/** Partitions of a table that does not fit into memory: it is read one by one. The first holds what must be known before all else. */
export const partitions = 509

/** FNV-1a of a text, continuing a hash. */
export function hashOf(text: string, before = 0x811c9dc5): number {
  let hash = before
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The hash of a group; 0 for the groups that are read first: those of the empty rule and of empty keys. */
export function groupHash(rule: string, key: string, ruleHash = hashOf(rule)): number {
  return rule === '' || key === '' ? 0 : hashOf(key, ruleHash) || 1
}

/** The partition of a group by its hash. Facts that are compared are in one partition. */
export function partitionOf(hash: number): number {
  return hash === 0 ? 0 : 1 + (hash % (partitions - 1))
}

function newEntry(key: string, fact: string, count: number): Entry {
  return { fact, count, locations: undefined, last: key === '' ? beforeAll : undefined, next: undefined }
}

/** Comes before every location: of marks, the facts under the key '', no location is kept. */
const beforeAll: KeptLocation = { site: { source: '', from: 0, type: '', prefix: '' }, record: -1, at: '', line: 0, column: 0, next: undefined }

/** The facts of a key as a linked list, or as a map if they are many. */
type Entries = Entry | Map<string, Entry>

const longList = 8

function entryOf(entries: Entries | undefined, fact: string): Entry | undefined {
  if (entries instanceof Map) return entries.get(fact)
  for (let entry = entries; entry; entry = entry.next) if (entry.fact === fact) return entry
  return undefined
}

// Behind the first: the first repeats most.
function withEntry(entries: Entries | undefined, entry: Entry): Entries {
  if (!entries) return entry
  if (entries instanceof Map) return entries.set(entry.fact, entry)
  entry.next = entries.next
  entries.next = entry
  const all = listOf(entries)
  return all.length > longList ? new Map(all.map((listed) => [listed.fact, listed])) : entries
}

function listOf(entries: Entries): Entry[] {
  if (entries instanceof Map) return [...entries.values()]
  const list: Entry[] = []
  for (let entry: Entry | undefined = entries; entry; entry = entry.next) list.push(entry)
  return list
}

/** The table of facts in memory. */
export class MemoryFactTable implements FactTable {
  epoch = 0
  private size = 0
  private rules = new Map<string, Map<string, Entries>>()
  // The keys of the rule that added a fact last: a rule adds several in a row.
  private rule: string | undefined
  private keys = new Map<string, Entries>()
  private locations = new LocationMaker()
  private readonly flushes: (() => void)[] = []

  /** Approximate size in bytes. */
  get weight(): number {
    return this.size + 64 * this.locations.sites
  }

  add(rule: string, key: string, fact: string, origin: RecordOrigin, at: string): Entry {
    const keys = this.keysOf(rule)
    const entries = keys.get(key)
    const known = entryOf(entries, fact)
    const entry = known ?? this.put(keys, key, entries, newEntry(key, fact, 0))
    this.addAgain(entry, origin, at)
    return entry
  }

  addOnce(rule: string, key: string, fact: string, origin: RecordOrigin, at: string): void {
    this.add(rule, key, fact, origin, at)
  }

  addAgain(entry: Entry, origin: RecordOrigin, at: string): boolean {
    entry.count++
    // Most facts have all the locations that are kept, and all before this one.
    if (entry.last && compareLocations(origin, origin.record, at, entry.last) >= 0) return true
    this.keep(entry, this.locations.at(origin, at))
    return false
  }

  beforeRead(flush: () => void): void {
    this.flushes.push(flush)
  }

  join(rows: Iterable<Row>): void {
    for (const { rule, key, fact, count, places } of rows) {
      const keys = this.keysOf(rule)
      const entries = keys.get(key)
      const known = entryOf(entries, fact)
      if (known) known.count += count
      const entry = known ?? this.put(keys, key, entries, newEntry(key, fact, count))
      for (const location of places) this.keep(entry, this.locations.from(location))
    }
  }

  private flush(): void {
    for (const flush of this.flushes.splice(0)) flush()
  }

  private keep(entry: Entry, location: KeptLocation): void {
    if (!entry.last) this.size += 72
    entry.locations = insertLocation(entry.locations, location)
    entry.last = lastKept(entry.locations)
  }

  private put(keys: Map<string, Entries>, key: string, entries: Entries | undefined, entry: Entry): Entry {
    this.size += 80 + 2 * entry.fact.length
    if (!entries) this.size += 64 + 2 * key.length
    const all = withEntry(entries, entry)
    if (all !== entries) keys.set(key, all)
    return entry
  }

  private keysOf(rule: string): Map<string, Entries> {
    if (rule !== this.rule) {
      this.rule = rule
      const known = this.rules.get(rule)
      this.keys = known ?? new Map()
      if (!known) this.rules.set(rule, this.keys)
    }
    return this.keys
  }

  /** Calls `take` with every fact and its key, in no order. */
  each(take: (rule: string, key: string, entry: Entry) => void): void {
    this.flush()
    for (const [rule, keys] of this.rules) {
      for (const [key, entries] of keys) {
        if (entries instanceof Map) for (const entry of entries.values()) take(rule, key, entry)
        else
          for (let entry: Entry | undefined = entries; entry; ) {
            const { next } = entry as Entry
            take(rule, key, entry)
            entry = next
          }
      }
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.epoch++
    // A cache may still hold entries: they must not keep the rest of the table alive.
    this.each((_rule, _key, entry) => {
      entry.locations = entry.last = entry.next = undefined
    })
    this.rules = new Map()
    this.rule = undefined
    this.keys = new Map()
    this.locations = new LocationMaker()
    this.size = 0
  }

  *groups(ordered = false, skipUnique: SkipUnique = () => false): Generator<Group & { rule: string }> {
    this.flush()
    const rules = [...this.rules.keys()].sort(byCharacters)
    for (const rule of rules) {
      const keys = this.rules.get(rule)!
      for (const key of rule === '' ? [...keys.keys()].sort(byCharacters) : keys.has('') ? [''] : []) yield groupOf(rule, key, keys.get(key)!)
    }
    const found: { rule: string; key: string; entries: Entries; partition: number }[] = []
    for (const rule of rules) {
      if (rule === '') continue
      const hash = hashOf(rule)
      for (const [key, entries] of this.rules.get(rule)!) {
        if (key === '' || (isUnique(entries) && skipUnique(rule))) continue
        if (ordered) found.push({ rule, key, entries, partition: partitionOf(groupHash(rule, key, hash)) })
        else yield groupOf(rule, key, entries)
      }
    }
    found.sort((a, b) => a.partition - b.partition || byCharacters(a.rule, b.rule) || byCharacters(a.key, b.key))
    for (const { rule, key, entries } of found) yield groupOf(rule, key, entries)
  }
}

function isUnique(entries: Entries): boolean {
  return !(entries instanceof Map) && !entries.next && entries.count === 1
}

function factOf({ fact, count, locations }: Entry): Fact {
  return { fact, count, places: listLocations(locations) }
}

function groupOf(rule: string, key: string, entries: Entries): Group & { rule: string } {
  const facts = listOf(entries).map(factOf)
  return { rule, key, facts: facts.sort((a, b) => byCharacters(a.fact, b.fact)) }
}

/** A table as plain rows, in order. */
export function* rowsOf(table: FactTable): Generator<Row> {
  for (const { rule, key, facts } of table.groups(true)) for (const fact of facts) yield { rule, key, ...fact }
}

/** Merges the rows of two tables. Associative and commutative: counts are added, the first locations are kept. */
export function join(a: Iterable<Row>, b: Iterable<Row>): Row[] {
  const table = new MemoryFactTable()
  table.join(a)
  table.join(b)
  return [...rowsOf(table)]
}

/** The first locations of several facts. */
export function firstPlaces(facts: readonly Fact[]): FactLocation[] {
  const maker = new LocationMaker()
  let first: KeptLocation | undefined
  for (const fact of facts) {
    for (const location of fact.places) {
      first = insertLocation(first, maker.from(location))
      lastKept(first)
    }
  }
  return listLocations(first)
}
