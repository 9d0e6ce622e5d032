import type { Row } from './facts.js'
import type { FactPlace } from './places.js'

// A name that comes again and again (a rule, a source, a record type, a pointer) is written once and numbered from then on.
type Packed = [rule: number, key: string, fact: string, count: number, ...places: (number | string)[]]

const perPlace = 9

/** Writes rows of a table of facts as lines of JSON: a list is a row, a text the next name that rows refer to by number. */
export class RowWriter {
  private readonly numbers = new Map<string, number>()

  /** `named` is told of each name before the first row that refers to it. */
  constructor(private readonly named: (name: string) => void) {}

  write({ rule, key, fact, count, places }: Row): string {
    const packed: Packed = [this.number(rule), key, fact, count]
    for (const { source, from, record, type, prefix, at, line = 0, column = 0, region = '' } of places) {
      packed.push(this.number(source), from, record, this.number(type), prefix, this.number(at), line, column, this.number(region))
    }
    return JSON.stringify(packed)
  }

  private number(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      this.numbers.set(name, (number = this.numbers.size))
      this.named(name)
    }
    return number
  }
}

/** The row of a line that `RowWriter` wrote, with the names it was told of. */
export function readRow(line: string, names: readonly string[]): Row {
  const [rule, key, fact, count, ...rest] = JSON.parse(line) as Packed
  const places: FactPlace[] = []
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
    const place: FactPlace = { source: names[source]!, from, record, type: names[type]!, prefix, at: names[at]! }
    if (line > 0) place.line = line
    if (column > 0) place.column = column
    if (names[region] !== '') place.region = names[region]!
    places.push(place)
  }
  return { rule: names[rule]!, key, fact, count, places }
}
