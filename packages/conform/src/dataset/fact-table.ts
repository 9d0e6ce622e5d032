import { byCharacters } from '../model/compare.js'
import type { Fact, FactLocation, Group } from '../model/fact.js'
import { insert, type Kept, lastOf, order, Places, told, type Where } from './locations.js'

/** One line of the table of facts: the whole state of all data rules, as plain data. */
export interface Row extends Fact {
  rule: string
  key: string
}

/** A fact as a table holds it: what `add` gives back, for `again`; of no other use outside the tables. */
export interface Entry {
  readonly fact: string
  count: number
  /** The first place. */
  places: Kept | undefined
  /** Where as many places are kept as may be, the last of them. */
  last: Kept | undefined
  /** The next under the same key: most have one or two, and a table for each would be most of the memory. */
  next: Entry | undefined
}

/** What a table of facts must be able to do; whether it fits in memory is its own affair. */
export interface FactTable {
  add(rule: string, key: string, fact: string, where: Where, at: string): Entry
  /** Adds a fact that is hardly ever met again: of a key, or under a key, that is a record's own. It may be met again for all that. */
  addOnce(rule: string, key: string, fact: string, where: Where, at: string): void
  /**
   * The same fact under the same key once more, without looking for it. The entry must be of this epoch. Says whether its places
   * are all kept, so that one later in the same range is only counted.
   */
  again(entry: Entry, where: Where, at: string): boolean
  /** Has something called once, before the facts are next looked at or let go: counts that were put off are added then. */
  beforeLook(settle: () => void): void
  /** Grows whenever entries are let go. */
  readonly epoch: number
  /** Called between records: a time to put away what does not fit. */
  relieve?(): void
  /** Adds rows of another table. */
  join(rows: Iterable<Row>): void
  /**
   * Every group of every rule, one at a time: those of the empty rule first, then those of empty keys, then the rest in any
   * order; where `ordered`, in one that depends on rules and keys alone. `alone` is told of a key under which one fact was met
   * once; where it says so the group is left out.
   */
  groups(ordered?: boolean, alone?: Alone): Iterable<Group & { rule: string }>
}

/** Takes a key of a rule under which one fact was met once, or leaves it. */
export type Alone = (rule: string) => boolean

/** Parts in which a table that does not fit in memory is brought together; the first is of what must be known before all else. */
export const parts = 509

/** FNV-1a of a text, after what was hashed before it. */
export function hashOf(text: string, before = 0x811c9dc5): number {
  let hash = before
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The hash of a group, 0 where it is to be known before all others: such are those of the empty rule and of empty keys. */
export function groupHash(rule: string, key: string, ruleHash = hashOf(rule)): number {
  return rule === '' || key === '' ? 0 : hashOf(key, ruleHash) || 1
}

/** The part of a group, by its hash: facts to be compared are in one. */
export function partOf(hash: number): number {
  return hash === 0 ? 0 : 1 + (hash % (parts - 1))
}

function newEntry(key: string, fact: string, count: number): Entry {
  return { fact, count, places: undefined, last: key === '' ? unplaced : undefined, next: undefined }
}

/** Before every place there is: of marks, the facts under the key '', it is asked whether they are there, never where. */
const unplaced: Kept = { site: { source: '', from: 0, type: '', prefix: '' }, record: -1, at: '', line: 0, column: 0, next: undefined }

/** The facts of a key in a row, or of many by fact. */
type Entries = Entry | Map<string, Entry>

const longList = 8

function entryOf(entries: Entries | undefined, fact: string): Entry | undefined {
  if (entries instanceof Map) return entries.get(fact)
  for (let entry = entries; entry; entry = entry.next) if (entry.fact === fact) return entry
  return undefined
}

// Behind the first, which is the one that is met most.
function withEntry(entries: Entries | undefined, entry: Entry): Entries {
  if (!entries) return entry
  if (entries instanceof Map) return entries.set(entry.fact, entry)
  entry.next = entries.next
  entries.next = entry
  const all = listOf(entries)
  return all.length > longList ? new Map(all.map((one) => [one.fact, one])) : entries
}

function listOf(entries: Entries): Entry[] {
  if (entries instanceof Map) return [...entries.values()]
  const list: Entry[] = []
  for (let entry: Entry | undefined = entries; entry; entry = entry.next) list.push(entry)
  return list
}

/** The table of facts in memory. */
export class Facts implements FactTable {
  epoch = 0
  private size = 0
  private rules = new Map<string, Map<string, Entries>>()
  // A rule remembers several facts in a row.
  private rule: string | undefined
  private keys = new Map<string, Entries>()
  private places = new Places()
  private settles: (() => void)[] = []

  /** About how many bytes it takes. */
  get weight(): number {
    return this.size + 64 * this.places.sites
  }

  add(rule: string, key: string, fact: string, where: Where, at: string): Entry {
    const keys = this.keysOf(rule)
    const entries = keys.get(key)
    const known = entryOf(entries, fact)
    const entry = known ?? this.put(keys, key, entries, newEntry(key, fact, 0))
    this.again(entry, where, at)
    return entry
  }

  addOnce(rule: string, key: string, fact: string, where: Where, at: string): void {
    this.add(rule, key, fact, where, at)
  }

  again(entry: Entry, where: Where, at: string): boolean {
    entry.count++
    // Of most facts there are places enough, and all before this one.
    if (entry.last && order(where, where.record, at, entry.last) >= 0) return true
    this.keep(entry, this.places.met(where, at))
    return false
  }

  beforeLook(settle: () => void): void {
    this.settles.push(settle)
  }

  join(rows: Iterable<Row>): void {
    for (const { rule, key, fact, count, places } of rows) {
      const keys = this.keysOf(rule)
      const entries = keys.get(key)
      const known = entryOf(entries, fact)
      if (known) known.count += count
      const entry = known ?? this.put(keys, key, entries, newEntry(key, fact, count))
      for (const place of places) this.keep(entry, this.places.given(place))
    }
  }

  private settle(): void {
    const { settles } = this
    this.settles = []
    for (const settle of settles) settle()
  }

  private keep(entry: Entry, place: Kept): void {
    if (!entry.last) this.size += 72
    entry.places = insert(entry.places, place)
    entry.last = lastOf(entry.places)
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

  /** Every fact under its key, in no order. */
  each(take: (rule: string, key: string, entry: Entry) => void): void {
    this.settle()
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
    // Who still holds an entry holds no more than that.
    this.each((_rule, _key, entry) => {
      entry.places = entry.last = entry.next = undefined
    })
    this.rules = new Map()
    this.rule = undefined
    this.keys = new Map()
    this.places = new Places()
    this.size = 0
  }

  *groups(ordered = false, alone: Alone = () => false): Generator<Group & { rule: string }> {
    this.settle()
    const rules = [...this.rules.keys()].sort(byCharacters)
    for (const rule of rules) {
      const keys = this.rules.get(rule)!
      for (const key of rule === '' ? [...keys.keys()].sort(byCharacters) : keys.has('') ? [''] : []) yield groupOf(rule, key, keys.get(key)!)
    }
    const found: { rule: string; key: string; entries: Entries; part: number }[] = []
    for (const rule of rules) {
      if (rule === '') continue
      const hash = hashOf(rule)
      for (const [key, entries] of this.rules.get(rule)!) {
        if (key === '' || (isAlone(entries) && alone(rule))) continue
        if (ordered) found.push({ rule, key, entries, part: partOf(groupHash(rule, key, hash)) })
        else yield groupOf(rule, key, entries)
      }
    }
    found.sort((a, b) => a.part - b.part || byCharacters(a.rule, b.rule) || byCharacters(a.key, b.key))
    for (const { rule, key, entries } of found) yield groupOf(rule, key, entries)
  }
}

function isAlone(entries: Entries): boolean {
  return !(entries instanceof Map) && !entries.next && entries.count === 1
}

function factOf({ fact, count, places }: Entry): Fact {
  return { fact, count, places: told(places) }
}

function groupOf(rule: string, key: string, entries: Entries): Group & { rule: string } {
  const facts = listOf(entries).map(factOf)
  return { rule, key, facts: facts.sort((a, b) => byCharacters(a.fact, b.fact)) }
}

/** A table as plain rows, in order. */
export function* rowsOf(table: FactTable): Generator<Row> {
  for (const { rule, key, facts } of table.groups(true)) for (const fact of facts) yield { rule, key, ...fact }
}

/** Two tables as one. Associative and commutative: counts add, the smallest places stay. */
export function join(a: Iterable<Row>, b: Iterable<Row>): Row[] {
  const table = new Facts()
  table.join(a)
  table.join(b)
  return [...rowsOf(table)]
}

/** The first places of several facts. */
export function firstPlaces(facts: readonly Fact[]): FactLocation[] {
  const places = new Places()
  let first: Kept | undefined
  for (const fact of facts) {
    for (const place of fact.places) {
      first = insert(first, places.given(place))
      lastOf(first)
    }
  }
  return told(first)
}
