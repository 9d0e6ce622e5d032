/** Where a fact was met: plain data that can be sent, stored and ordered. */
export interface FactPlace {
  source: string
  /** The byte of the source at which the range begins that was read. */
  from: number
  /** Number of the record in its range, from 1; any number that grows along the range will do. */
  record: number
  /** `service-item@1.0/implementation` */
  type: string
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  at: string
  /** Counted from the beginning of its range. */
  line?: number
  column?: number
  region?: string
}

/** How often something was met under a key, and the first places. */
export interface Fact {
  fact: string
  count: number
  places: readonly FactPlace[]
}

/** Everything met under one key of one rule, the facts in the order of their characters. */
export interface Group {
  key: string
  facts: readonly Fact[]
}

/** One line of the table of facts: the whole state of all data rules, as plain data. */
export interface Row extends Fact {
  rule: string
  key: string
}

/** A record on its way through the folds: made once a record, whatever is remembered of it. */
export interface Where {
  source: string
  from: number
  record: number
  type: string
  prefix: string
  region?: string
  place(at: string): { line?: number; column?: number }
}

/** Places kept of a fact; all are counted. */
export const placesKept = 8

/** What a table of facts must be able to do; whether it fits in memory is its own affair. */
export interface FactTable {
  add(rule: string, key: string, fact: string, where: Where, at: string): void
  /** Called between records: a time to put away what does not fit. */
  relieve?(): void
  /** Adds rows of another table. */
  join(rows: Iterable<Row>): void
  /**
   * Every group of every rule, one at a time: those of the empty rule first, then those of empty keys, then the rest in any
   * order; where `ordered`, in one that depends on rules and keys alone.
   */
  groups(ordered?: boolean): Iterable<Group & { rule: string }>
}

/** Parts in which a table that does not fit in memory is brought together; the first is of what must be known before all else. */
export const parts = 257

/** The part of a group, by FNV-1a of rule and key: facts to be compared are in one. */
export function partOf(rule: string, key: string): number {
  if (rule === '' || key === '') return 0
  let hash = 0x811c9dc5
  for (let i = 0; i < rule.length; i++) hash = Math.imul(hash ^ rule.charCodeAt(i), 0x01000193)
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return 1 + ((hash >>> 0) % (parts - 1))
}

/** A fact under a key, and those after it under the same: most keys have one or two, and a table for each would be most of the memory. */
interface Entry {
  fact: string
  count: number
  /** Whether as many places are kept as may be; then where the last of them is. */
  full: boolean
  source: string
  from: number
  record: number
  places: FactPlace[]
  next: Entry | undefined
  /** Of a long list, all of it by fact; at its head. */
  byFact: Map<string, Entry> | undefined
}

function newEntry(fact: string, count: number, places: FactPlace[]): Entry {
  const entry: Entry = { fact, count, full: false, source: '', from: 0, record: 0, places, next: undefined, byFact: undefined }
  bound(entry)
  return entry
}

function bound(entry: Entry): void {
  const last = entry.places[placesKept - 1]
  if (!last) return
  entry.full = true
  entry.source = last.source
  entry.from = last.from
  entry.record = last.record
}

const longList = 8

function entryOf(head: Entry | undefined, fact: string): Entry | undefined {
  if (head?.byFact) return head.byFact.get(fact)
  for (let entry = head; entry; entry = entry.next) if (entry.fact === fact) return entry
  return undefined
}

/** Puts an entry behind the head of its list. */
function insert(head: Entry, entry: Entry): void {
  entry.next = head.next
  head.next = entry
  if (head.byFact) head.byFact.set(entry.fact, entry)
  else {
    let length = 0
    for (let one: Entry | undefined = head; one; one = one.next) length++
    if (length > longList) head.byFact = new Map([...listOf(head)].map((one) => [one.fact, one]))
  }
}

function* listOf(head: Entry): Generator<Entry> {
  for (let entry: Entry | undefined = head; entry; entry = entry.next) yield entry
}

function factOf({ fact, count, places }: Entry): Fact {
  return { fact, count, places }
}

/** The table of facts in memory. */
export class Facts implements FactTable {
  /** About how many bytes it takes. */
  weight = 0
  private readonly rules = new Map<string, Map<string, Entry>>()
  // A rule remembers several facts in a row.
  private rule: string | undefined
  private keys = new Map<string, Entry>()

  add(rule: string, key: string, fact: string, where: Where, at: string): void {
    const keys = this.keysOf(rule)
    const head = keys.get(key)
    const entry = entryOf(head, fact)
    if (!entry) {
      this.put(keys, key, head, newEntry(fact, 1, [placeOf(where, at)]))
      return
    }
    entry.count++
    // Of most facts there are places enough, and all before this one.
    if (entry.full && where.source === entry.source && (where.from > entry.from || (where.from === entry.from && where.record > entry.record))) return
    const { places } = entry
    const last = places[placesKept - 1]
    if (last && order(where.source, where.from, where.record, at, last) >= 0) return
    keep(places, placeOf(where, at))
    bound(entry)
  }

  join(rows: Iterable<Row>): void {
    for (const { rule, key, fact, count, places } of rows) {
      const keys = this.keysOf(rule)
      const head = keys.get(key)
      const entry = entryOf(head, fact)
      if (!entry) this.put(keys, key, head, newEntry(fact, count, [...places]))
      else {
        entry.count += count
        for (const place of places) keep(entry.places, place)
        bound(entry)
      }
    }
  }

  private put(keys: Map<string, Entry>, key: string, head: Entry | undefined, entry: Entry): void {
    this.weight += 220 + 2 * entry.fact.length + 120 * entry.places.length
    if (head) insert(head, entry)
    else {
      keys.set(key, entry)
      this.weight += 60 + 2 * key.length
    }
  }

  private keysOf(rule: string): Map<string, Entry> {
    if (rule !== this.rule) {
      this.rule = rule
      const known = this.rules.get(rule)
      this.keys = known ?? new Map()
      if (!known) this.rules.set(rule, this.keys)
    }
    return this.keys
  }

  /** Everything as plain rows, in no order. */
  *rows(): Generator<Row> {
    for (const [rule, keys] of this.rules) for (const [key, head] of keys) for (const entry of listOf(head)) yield { rule, key, ...factOf(entry) }
  }

  /** Forgets everything. */
  clear(): void {
    this.rules.clear()
    this.rule = undefined
    this.keys = new Map()
    this.weight = 0
  }

  *groups(ordered = false): Generator<Group & { rule: string }> {
    const rules = [...this.rules.keys()].sort(byCharacters)
    for (const rule of rules) {
      const keys = this.rules.get(rule)!
      for (const key of rule === '' ? [...keys.keys()].sort(byCharacters) : keys.has('') ? [''] : []) yield groupOf(rule, key, keys.get(key)!)
    }
    const others = rules.filter((rule) => rule !== '')
    if (!ordered) {
      for (const rule of others) for (const [key, head] of this.rules.get(rule)!) if (key !== '') yield groupOf(rule, key, head)
      return
    }
    const all = others.flatMap((rule) => [...this.rules.get(rule)!.keys()].filter((key) => key !== '').map((key) => ({ rule, key, part: partOf(rule, key) })))
    all.sort((a, b) => a.part - b.part || byCharacters(a.rule, b.rule) || byCharacters(a.key, b.key))
    for (const { rule, key } of all) yield groupOf(rule, key, this.rules.get(rule)!.get(key)!)
  }
}

function groupOf(rule: string, key: string, head: Entry): Group & { rule: string } {
  if (!head.next) return { rule, key, facts: [factOf(head)] }
  return { rule, key, facts: [...listOf(head)].map(factOf).sort((a, b) => byCharacters(a.fact, b.fact)) }
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
export function firstPlaces(facts: readonly Fact[]): FactPlace[] {
  const places: FactPlace[] = []
  for (const fact of facts) for (const place of fact.places) keep(places, place)
  return places
}

function keep(places: FactPlace[], place: FactPlace): void {
  let at = places.length
  while (at > 0 && order(place.source, place.from, place.record, place.at, places[at - 1]!) < 0) at--
  if (at === placesKept) return
  places.splice(at, 0, place)
  if (places.length > placesKept) places.pop()
}

function placeOf({ source, from, record, type, prefix, region, place }: Where, at: string): FactPlace {
  const made: FactPlace = { source, from, record, type, prefix, at }
  const { line, column } = place(at)
  if (line !== undefined) made.line = line
  if (column !== undefined) made.column = column
  if (region !== undefined) made.region = region
  return made
}

// Names of sources and numbers of records say the order, never the order in which they were met.
function order(source: string, from: number, record: number, at: string, other: FactPlace): number {
  return byCharacters(source, other.source) || from - other.from || record - other.record || byCharacters(at, other.at)
}

/** By UTF-16 units: no machine's locale changes the order. */
export function byCharacters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
