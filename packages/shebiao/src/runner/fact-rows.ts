import type { Row } from '@shebiao/conform/dataset/fact-table.js'
import type { StringTable } from '@shebiao/conform/dataset/string-table.js'
import type { FactLocation } from '@shebiao/conform/model/fact.js'

// A string that repeats (a rule, a source, a record type, a pointer) is written once and has a number from then on.
type Packed = [rule: number, key: string, fact: string, count: number, ...places: (number | string)[]]

const numbersPerLocation = 9

/** Writes rows of a fact table as lines of JSON: an array is a row, a string the next one that rows refer to by number. */
export class RowWriter {
  constructor(private readonly strings: StringTable) {}

  write({ rule, key, fact, count, places }: Row): string {
    const { strings } = this
    const packed: Packed = [strings.numberOf(rule), key, fact, count]
    for (const { source, from, record, type, prefix, at, line = 0, column = 0, region = '' } of places) {
      packed.push(strings.numberOf(source), from, record, strings.numberOf(type), prefix, strings.numberOf(at), line, column, strings.numberOf(region))
    }
    return JSON.stringify(packed)
  }
}

/** The row of a line that `RowWriter` wrote. `strings` are those that were written before it. */
export function readRow(line: string, strings: readonly string[]): Row {
  const [rule, key, fact, count, ...rest] = JSON.parse(line) as Packed
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
