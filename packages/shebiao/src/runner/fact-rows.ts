import type { Row } from '@shebiao/conform/dataset/fact-table.js'
import type { StringTable } from '@shebiao/conform/dataset/string-table.js'
import type { FactLocation } from '@shebiao/conform/model/fact.js'

// A string that repeats (a rule, a source, a record type, a pointer) is written once, and referred to by number from then on.
type RowTuple = [rule: number, key: string, fact: string, count: number, ...locations: (number | string)[]]

const numbersPerLocation = 9

/** Encodes rows of a fact table as lines of JSON: an array is a row, a string is the next entry of the string table. */
export class RowWriter {
  constructor(private readonly strings: StringTable) {}

  /** The line of a row, without its line end. */
  write({ rule, key, fact, count, places }: Row): string {
    const { strings } = this
    const tuple: RowTuple = [strings.numberOf(rule), key, fact, count]
    for (const { source, from, record, type, prefix, at, line = 0, column = 0, region = '' } of places) {
      tuple.push(strings.numberOf(source), from, record, strings.numberOf(type), prefix, strings.numberOf(at), line, column, strings.numberOf(region))
    }
    return JSON.stringify(tuple)
  }
}

/** Parses a line of `RowWriter`. `strings` are the strings written before it. Throws SyntaxError for a line that is not JSON. */
export function readRow(line: string, strings: readonly string[]): Row {
  const [rule, key, fact, count, ...rest] = JSON.parse(line) as RowTuple
  const places: FactLocation[] = []
  for (let i = 0; i < rest.length; i += numbersPerLocation) {
    const [source, from, record, type, prefix, at, line, column, region] = rest.slice(i, i + numbersPerLocation) as [
      number,
      number,
      number,
      number,
      string,
      number,
      number,
      number,
      number,
    ]
    const location: FactLocation = { source: strings[source]!, from, record, type: strings[type]!, prefix, at: strings[at]! }
    if (line > 0) location.line = line
    if (column > 0) location.column = column
    if (strings[region] !== '') location.region = strings[region]!
    places.push(location)
  }
  return { rule: strings[rule]!, key, fact, count, places }
}
