import type { Row } from '@shebiao/conform/dataset/fact-table.js'
import type { Names } from '@shebiao/conform/dataset/string-table.js'
import type { FactLocation } from '@shebiao/conform/model/fact.js'

// A name that comes again and again (a rule, a source, a record type, a pointer) is written once and numbered from then on.
type Packed = [rule: number, key: string, fact: string, count: number, ...places: (number | string)[]]

const perPlace = 9

/** Writes rows of a table of facts as lines of JSON: a list is a row, a text the next name that rows refer to by number. */
export class RowWriter {
  constructor(private readonly names: Names) {}

  write({ rule, key, fact, count, places }: Row): string {
    const { names } = this
    const packed: Packed = [names.numberOf(rule), key, fact, count]
    for (const { source, from, record, type, prefix, at, line = 0, column = 0, region = '' } of places) {
      packed.push(names.numberOf(source), from, record, names.numberOf(type), prefix, names.numberOf(at), line, column, names.numberOf(region))
    }
    return JSON.stringify(packed)
  }
}

/** The row of a line that `RowWriter` wrote, with the names it was told of. */
export function readRow(line: string, names: readonly string[]): Row {
  const [rule, key, fact, count, ...rest] = JSON.parse(line) as Packed
  const places: FactLocation[] = []
  for (let i = 0; i < rest.length; i += perPlace) {
    const [source, from, record, type, prefix, at, line, column, region] = rest.slice(i, i + perPlace) as [
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
    const place: FactLocation = { source: names[source]!, from, record, type: names[type]!, prefix, at: names[at]! }
    if (line > 0) place.line = line
    if (column > 0) place.column = column
    if (names[region] !== '') place.region = names[region]!
    places.push(place)
  }
  return { rule: names[rule]!, key, fact, count, places }
}
