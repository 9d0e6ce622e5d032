/** Where a fact was met: plain data that can be sent, stored and ordered. */
export interface FactPlace {
  source: string
  /** The byte at which the range begins that was read, where it is not that of the whole source. */
  from?: number
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
  from?: number
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
  /** Every group of every rule, one at a time: those of the empty rule first, then those of empty keys, then the rest in any order. */
  groups(): Iterable<Group & { rule: string }>
}

interface Entry {
  fact: string
  count: number
  places: FactPlace[]
}

/** The facts of one key: most keys have one or two, and a walk along a short list is cheaper than a table for each. */
class Entries {
  readonly list: Entry[] = []
  private byFact: Map<string, Entry> | undefined

  get(fact: string): Entry | undefined {
    if (this.byFact) return this.byFact.get(fact)
    for (const entry of this.list) if (entry.fact === fact) return entry
    return undefined
  }

  add(entry: Entry): void {
    this.list.push(entry)
    if (this.byFact) this.byFact.set(entry.fact, entry)
    else if (this.list.length > 8) this.byFact = new Map(this.list.map((one) => [one.fact, one]))
  }
}

/** The table of facts in memory. */
export class Facts implements FactTable {
  /** About how many bytes it takes. */
  weight = 0
  private readonly rules = new Map<string, Map<string, Entries>>()
  // A rule remembers several facts in a row.
  private rule: string | undefined
  private keys = new Map<string, Entries>()

  add(rule: string, key: string, fact: string, where: Where, at: string): void {
    const entries = this.entries(rule, key)
    const entry = entries.get(fact)
    if (!entry) {
      entries.add({ fact, count: 1, places: [placeOf(where, at)] })
      this.weight += weightOf(fact, 1)
      return
    }
    entry.count++
    const { places } = entry
    if (places.length === placesKept) {
      const last = places[placesKept - 1]!
      if (where.source === last.source && where.from === last.from && where.record > last.record) return
      if (order(where.source, where.from, where.record, at, last) >= 0) return
    }
    keep(places, placeOf(where, at))
  }

  join(rows: Iterable<Row>): void {
    for (const { rule, key, fact, count, places } of rows) {
      const entries = this.entries(rule, key)
      const entry = entries.get(fact)
      if (!entry) {
        entries.add({ fact, count, places: [...places] })
        this.weight += weightOf(fact, places.length)
      } else {
        entry.count += count
        for (const place of places) keep(entry.places, place)
      }
    }
  }

  /** Everything as plain rows, in no order. */
  *rows(): Generator<Row> {
    for (const [rule, keys] of this.rules) for (const [key, { list }] of keys) for (const fact of list) yield { rule, key, ...fact }
  }

  /** Forgets everything. */
  clear(): void {
    this.rules.clear()
    this.rule = undefined
    this.keys = new Map()
    this.weight = 0
  }

  *groups(): Generator<Group & { rule: string }> {
    const rules = [...this.rules.keys()].sort(byCharacters)
    for (const rule of rules) if (rule === '' || this.rules.get(rule)!.has('')) yield* this.groupsOf(rule, rule === '' ? undefined : '')
    for (const rule of rules) if (rule !== '') yield* this.groupsOf(rule)
  }

  private *groupsOf(rule: string, only?: string): Generator<Group & { rule: string }> {
    const keys = this.rules.get(rule)!
    const wanted = only === undefined ? [...keys.keys()].filter((key) => rule === '' || key !== '').sort(byCharacters) : [only]
    for (const key of wanted) yield { rule, key, facts: [...keys.get(key)!.list].sort((a, b) => byCharacters(a.fact, b.fact)) }
  }

  private entries(rule: string, key: string): Entries {
    if (rule !== this.rule) {
      this.rule = rule
      const known = this.rules.get(rule)
      this.keys = known ?? new Map()
      if (!known) this.rules.set(rule, this.keys)
    }
    let entries = this.keys.get(key)
    if (!entries) {
      this.keys.set(key, (entries = new Entries()))
      this.weight += 150 + 2 * key.length
    }
    return entries
  }
}

/** A table as plain rows, in order. */
export function* rowsOf(table: FactTable): Generator<Row> {
  for (const { rule, key, facts } of table.groups()) for (const fact of facts) yield { rule, key, ...fact }
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

function weightOf(fact: string, places: number): number {
  return 100 + 2 * fact.length + 120 * places
}

function keep(places: FactPlace[], place: FactPlace): void {
  let at = places.length
  while (at > 0 && order(place.source, place.from, place.record, place.at, places[at - 1]!) < 0) at--
  if (at === placesKept) return
  places.splice(at, 0, place)
  if (places.length > placesKept) places.pop()
}

function placeOf({ source, from, record, type, prefix, region, place }: Where, at: string): FactPlace {
  const made: FactPlace = { source, record, type, prefix, at }
  if (from !== undefined && from > 0) made.from = from
  const { line, column } = place(at)
  if (line !== undefined) made.line = line
  if (column !== undefined) made.column = column
  if (region !== undefined) made.region = region
  return made
}

// Names of sources and numbers of records say the order, never the order in which they were met.
function order(source: string, from = 0, record: number, at: string, other: FactPlace): number {
  return byCharacters(source, other.source) || from - (other.from ?? 0) || record - other.record || byCharacters(at, other.at)
}

/** By UTF-16 units: no machine's locale changes the order. */
export function byCharacters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
