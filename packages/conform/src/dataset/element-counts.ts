import { regionTable } from '@shebiao/schemas/regions'
import { isAsked } from '../domain/completeness.js'
import { divisionKey, nowhere } from '../domain/divisions.js'
import type { Engine } from '../engine/engine.js'
import { byCharacters } from '../model/compare.js'
import type { Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import type { ExpectedElement } from '../model/rule.js'
import type { RuleFold } from './fold-runner.js'

/** The rule id under which the table counts which elements records state. */
export const elementCounts = '#elements'

/** How many records there are; by element, of how many it is asked, and how many of those state it. */
export interface ElementRow {
  records: number
  asked: number[]
  given: number[]
}

/** What the records of one type state of the elements of one rule. */
export interface ElementTable {
  /** `service-guide@2.0/guide` */
  type: string
  /** The rule that asks for the elements. */
  rule: string
  whole: ElementRow
  /** By `divisionKey`, of provinces. */
  divisions: Map<string, ElementRow>
  /** The bodies that lack most, and how many others there are. */
  bodies: { division: string; body: string; row: ElementRow }[]
  otherBodies: number
}

/** Bodies that are kept: a bound for memory. */
const keptBodies = 200

/** A fold for each rule on completeness of an engine. */
export function elementFolds({ standard, type, rules }: Engine, of: string): RuleFold[] {
  return [...rules.values()].flatMap(({ id, elements, needs, reads = [], body }): RuleFold[] => {
    if (!elements) return []
    const owner = `${standard}/${type}`
    return [
      {
        rule: elementCounts,
        fold: {
          of,
          needs,
          reads: [...reads, ...(body?.fields ?? [])],
          division: 2,
          facts(record, remember, { region, standard: edition }) {
            remember(pack(owner, id, divisionKey(region, 2), nameOf(body?.name(record))), stated(elements, record, edition))
          },
        },
      },
    ]
  })
}

/** Which elements a record states, a character each: `1`, `0`, or `-` where it is not asked for. */
function stated(elements: readonly ExpectedElement[], record: unknown, standard: string): string {
  let marks = ''
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]!
    marks += isAsked(element, record, standard) ? (element.given(record) ? '1' : '0') : '-'
  }
  return marks
}

// A body is read from records of any shape.
function nameOf(body: unknown): string {
  return typeof body === 'string' ? body.trim() : ''
}

/** Adds up the groups of facts under `elementCounts`. */
export class ElementTally {
  private readonly tables = new Map<string, ElementTable>()

  add({ key, facts }: Group): void {
    const [type, rule, place, body] = unpack(key) as [string, string, string, string]
    // Codes that are none are told by a rule; here they are one row.
    const division = regionTable().has(place) ? place : nowhere
    const row: ElementRow = { records: 0, asked: [], given: [] }
    for (const { fact, count } of facts) addMarks(row, fact, count)
    const table = this.tableOf(type, rule)
    addRow(table.whole, row)
    const known = table.divisions.get(division)
    if (known) addRow(known, row)
    else table.divisions.set(division, { ...row, asked: [...row.asked], given: [...row.given] })
    if (body !== '') keepWorst(table, { division, body, row })
  }

  /** The tables in the order of record types and rules; divisions in the order of their codes. */
  result(): ElementTable[] {
    const tables = [...this.tables.values()].sort((a, b) => byCharacters(a.type, b.type) || byCharacters(a.rule, b.rule))
    return tables.map((table) => ({ ...table, divisions: new Map([...table.divisions].sort(([a], [b]) => byCharacters(a, b))) }))
  }

  private tableOf(type: string, rule: string): ElementTable {
    const key = pack(type, rule)
    let table = this.tables.get(key)
    if (!table) {
      table = { type, rule, whole: { records: 0, asked: [], given: [] }, divisions: new Map(), bodies: [], otherBodies: 0 }
      this.tables.set(key, table)
    }
    return table
  }
}

function addMarks(row: ElementRow, marks: string, count: number): void {
  row.records += count
  for (let i = 0; i < marks.length; i++) {
    row.asked[i] = (row.asked[i] ?? 0) + (marks[i] === '-' ? 0 : count)
    row.given[i] = (row.given[i] ?? 0) + (marks[i] === '1' ? count : 0)
  }
}

function addRow(row: ElementRow, other: ElementRow): void {
  row.records += other.records
  for (const [i, asked] of other.asked.entries()) {
    row.asked[i] = (row.asked[i] ?? 0) + asked
    row.given[i] = (row.given[i] ?? 0) + other.given[i]!
  }
}

/** Keeps a body in order if it is among those with the least share of elements. */
function keepWorst(table: ElementTable, one: ElementTable['bodies'][number]): void {
  const { bodies } = table
  let at = bodies.length
  while (at > 0 && isWorse(one, bodies[at - 1]!)) at--
  bodies.splice(at, 0, one)
  if (bodies.length > keptBodies) {
    bodies.pop()
    table.otherBodies++
  }
}

function isWorse(one: ElementTable['bodies'][number], other: ElementTable['bodies'][number]): boolean {
  const order = share(one.row) - share(other.row) || byCharacters(one.division, other.division) || byCharacters(one.body, other.body)
  return order < 0
}

function share({ asked, given }: ElementRow): number {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return sum(asked) === 0 ? 1 : sum(given) / sum(asked)
}
