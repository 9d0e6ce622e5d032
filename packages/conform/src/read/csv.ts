import { closest, type Field } from '@shebiao/schemas/runtime'
import { CsvError, parse } from 'csv-parse/sync'
import type { Location } from '../model/finding.js'
import { type Column, cellValue, columns } from './columns.js'
import type { Decoder } from './decoder.js'
import { oversize, type Reader, type ReadProblem, type ReadRecord, recordLimit } from './record.js'
import { TableText } from './table-text.js'

/** A row of a table: its cells, the line it begins on, and its characters. */
export interface Row {
  cells: string[]
  line: number
  size: number
}

/** Bytes of a table that are put through the parser at once. */
const batchSize = 1 << 20

/**
 * The rows of CSV or TSV given in chunks of bytes, the header among them. Text is cut where a row ends, which is where a line ends
 * outside quotes, and parsed many rows at a time. Where the table breaks, the rows before have been read, and nothing behind is.
 */
export class TableRows implements Reader<Row> {
  records = 0
  private readonly text: TableText
  /** Rows begun and not ended, and whether that is inside quotes. */
  private rest = ''
  private isQuoted = false
  private endsInReturn = false
  /** The line that what is still to be parsed begins on. */
  private line = 1
  /** What ends a row: as in the first row, so in all. */
  private lineEnd: string | undefined
  private problem: ReadProblem | undefined
  private isStopped = false

  constructor(
    private readonly delimiter: string,
    private readonly onProblem: (problem: ReadProblem) => void,
    decoder?: Decoder,
  ) {
    this.text = new TableText(onProblem, decoder)
  }

  get encoding(): string {
    return this.text.encoding
  }

  get ended(): boolean {
    return this.isStopped || this.problem !== undefined || this.text.problem !== undefined
  }

  /** No more rows are wanted. */
  stop(): void {
    this.isStopped = true
  }

  *push(chunk: Uint8Array): Generator<Row> {
    for (let at = 0; at < chunk.length && !this.ended; at += batchSize) yield* this.complete(this.text.push(chunk.subarray(at, at + batchSize)))
  }

  *end(): Generator<Row> {
    if (this.isStopped) return
    yield* this.complete(this.text.end())
    this.problem ??= this.text.problem
    if (!this.problem) yield* this.parse(this.rest)
    if (!this.problem) return
    this.records++
    this.onProblem(this.problem)
  }

  *breakOff(format: string, problem: string): Generator<Row> {
    yield* this.complete(this.text.breakOff())
    this.records++
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, location: { line: this.line, column: 1 }, lost: true })
  }

  /** The rows that this text ends. */
  private complete(text: string): Row[] {
    // A line end may have been cut in two.
    const before = this.lineEnd !== '\n' && this.endsInReturn ? '\r' : ''
    const tail = before + text
    const wasQuoted = this.isQuoted
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) this.isQuoted = !this.isQuoted
    this.lineEnd ??= firstLineEnd(tail, wasQuoted)
    const end = this.lineEnd === undefined ? 0 : lastRowEnd(tail, this.lineEnd, this.isQuoted)
    if (text !== '') this.endsInReturn = end < tail.length && text.endsWith('\r')
    if (end === 0) {
      this.rest += text
      if (this.rest.length > recordLimit) this.problem = oversize(this.rest.length, { line: this.line, column: 1 })
      return []
    }
    const whole = this.rest + text.slice(0, end - before.length)
    this.rest = text.slice(end - before.length)
    return this.parse(whole)
  }

  private parse(text: string): Row[] {
    let parsed: string[][] = []
    // Empty lines are left out here: the parser would have to tell of every row on which line it stands, at the cost of reading it.
    const options = { delimiter: this.delimiter, record_delimiter: this.lineEnd ?? [], relax_column_count: true }
    try {
      parsed = parse(text, options)
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      const keep = (cells: string[]) => void parsed.push(cells)
      try {
        parse(text, { ...options, on_record: keep })
      } catch {}
      const line = this.line + Number((error as { lines?: number }).lines ?? 1) - 1
      const message = error.message.replace(/ at line \d+/, ` at line ${line}`).slice(0, 160)
      this.problem = { rule: 'file-readable', at: '', params: { format: 'CSV', problem: message }, location: { line, column: 1 }, lost: true }
    }
    // Where lines end as on old Macs, a line feed within a cell ends one as well.
    const breaks = (part: string) => (this.lineEnd === '\r' ? part.split(/\r\n?|\n/).length - 1 : count(part, '\n'))
    const rows: Row[] = []
    let line = this.line
    for (const cells of parsed) {
      const isEmpty = cells.length === 1 && cells[0] === ''
      if (!isEmpty) rows.push({ cells, line, size: cells.reduce((sum, cell) => sum + cell.length, 0) })
      for (const cell of cells) line += breaks(cell)
      line++
    }
    this.line += breaks(text)
    this.records += rows.length
    return rows
  }
}

/** What the first line that ends outside quotes ends with; undefined where that cannot be told yet. */
function firstLineEnd(text: string, wasQuoted: boolean): string | undefined {
  let isQuoted = wasQuoted
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 34) isQuoted = !isQuoted
    else if (!isQuoted && unit === 10) return '\n'
    else if (!isQuoted && unit === 13) return text.charCodeAt(at + 1) === 10 ? '\r\n' : at + 1 < text.length ? '\r' : undefined
  }
  return undefined
}

/** Past the last row end, or 0; `isQuoted` says whether the text ends inside quotes. */
function lastRowEnd(text: string, lineEnd: string, isQuoted: boolean): number {
  let quoted = isQuoted
  let last = text.lastIndexOf(lineEnd)
  for (let quote = text.lastIndexOf('"'); last >= 0; quote = lastBefore(text, '"', quote)) {
    if (!quoted && last > quote) return last + lineEnd.length
    if (quote < 0) return 0
    if (last > quote) last = lastBefore(text, lineEnd, quote)
    quoted = !quoted
  }
  return 0
}

// A negative place would be taken for the first.
function lastBefore(text: string, part: string, location: number): number {
  return location <= 0 ? -1 : text.lastIndexOf(part, location - 1)
}

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++
  return found
}

/** What a table's header says of its rows. */
export interface Layout {
  problems: ReadProblem[]
  /** Whether any column is a field: else no row is a record. */
  isKnown: boolean
  record(row: Row): ReadRecord | { problem: ReadProblem }
}

/** How the rows under a header are records of a type. */
export function layout(header: string[], fields: Record<string, Field>): Layout {
  const found = columns(header, fields)
  const titles = Object.entries(fields)
    .filter(([at]) => /^\/[^/$]+$/.test(at))
    .map(([, { title }]) => title)
  const problems: ReadProblem[] = []
  const isKnown = found.some((column) => column && 'at' in column)
  if (isKnown) problems.push(...headerProblems(header, found, titles))
  else {
    const params = { found: header.slice(0, 8), example: titles.slice(0, 4) }
    problems.push({ rule: 'header-known', at: '', params, location: { line: 1, column: 1 } })
  }
  const record = (row: Row): ReadRecord | { problem: ReadProblem } => {
    const { cells, line } = row
    if (cells.length === header.length) return rowRecord(row, found)
    const params = { found: cells.length, expected: header.length }
    return { problem: { rule: 'row-complete', at: '', params, location: { line, column: Math.min(cells.length, header.length) }, lost: true } }
  }
  return { problems, isKnown, record }
}

/** The cells of the first row as names of columns. */
export function headerOf({ cells }: Row): string[] {
  return cells.map((cell) => cell.trim())
}

function headerProblems(header: string[], found: Column[], titles: string[]): ReadProblem[] {
  const problems: ReadProblem[] = []
  const seen = new Set<string>()
  for (const [i, name] of header.entries()) {
    const location = { line: 1, column: i + 1 }
    if (found[i] === undefined) {
      const near = closest(name, titles)
      const nearest = near ? { zh: `，是否应为“${near}”？`, en: `; did you mean “${near}”?` } : ''
      problems.push({ rule: 'column-known', at: '', params: { name, nearest }, location })
    }
    if (seen.has(name) && name !== '') problems.push({ rule: 'column-unique', at: '', params: { name }, location })
    seen.add(name)
  }
  return problems
}

/** A whole table as records of a type, and what is wrong with header and rows. */
export function readTable(text: string, delimiter: string, fields: Record<string, Field>): { records: ReadRecord[]; problems: ReadProblem[] } {
  const problems: ReadProblem[] = []
  const reader = new TableRows(delimiter, (problem) => problems.push(problem))
  const [first, ...rows] = [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
  const records: ReadRecord[] = []
  const known = layout(first ? headerOf(first) : [], fields)
  problems.push(...known.problems)
  for (const row of known.isKnown ? rows : []) {
    const record = known.record(row)
    if ('problem' in record) problems.push(record.problem)
    else records.push(record)
  }
  return { records, problems }
}

function rowRecord({ cells, line, size }: Row, found: Column[]): ReadRecord {
  const data: Record<string, unknown> = {}
  const places = new Map<string, number>()
  cells.forEach((cell, i) => {
    const column = found[i]
    if (!column || cell.trim() === '') return
    if ('extension' in column) {
      data.extensions ??= {}
      ;(data.extensions as Record<string, unknown>)[column.extension] = cell
      places.set(`/extensions/${column.extension}`, i + 1)
    } else {
      set(data, column.at, cellValue(cell.trim(), column))
      places.set(column.at, i + 1)
    }
  })
  const columnAt = found.map((column, i) => [column && 'at' in column ? column.at : '', i + 1] as const)
  const locate = (at: string): Location => {
    let here = at
    while (here !== '') {
      const column = places.get(here) ?? columnAt.find(([known]) => known === here)?.[1] ?? columnAt.find(([known]) => known.startsWith(`${here}/`))?.[1]
      if (column !== undefined) return { line, column }
      here = here.slice(0, here.lastIndexOf('/'))
    }
    return { line, column: 1 }
  }
  return { data, prefix: '', size, problems: [], locate }
}

function set(root: Record<string, unknown>, at: string, value: unknown): void {
  const steps = at.slice(1).split('/')
  let node: Record<string, unknown> = root
  steps.forEach((step, i) => {
    if (i === steps.length - 1) node[step] = value
    else {
      node[step] ??= /^\d+$/.test(steps[i + 1]!) ? [] : {}
      node = node[step] as Record<string, unknown>
    }
  })
}
