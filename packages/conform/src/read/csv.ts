import { closest, type Field } from '@shebiao/schemas/runtime'
import { CsvError, parse } from 'csv-parse/sync'
import type { Location } from '../model/finding.js'
import { type Column, cellValue, columns } from './columns.js'
import type { Decoder } from './decoder.js'
import { oversize, type Reader, type ReadProblem, type ReadRecord, recordLimit } from './record.js'
import { TableText } from './table-text.js'

/** A row of a table: its cells, the line on which it begins (from 1), and the number of characters in its cells. */
export interface TableRow {
  cells: string[]
  line: number
  size: number
}

/** Number of bytes that are parsed at once. */
const batchSize = 1 << 20

/**
 * Reads the rows of CSV or TSV, including the header. The text is cut at the end of a row (a line end outside quotes) and many rows
 * are parsed at once. At a syntax error, the rows before it have been read, and nothing after it is.
 */
export class TableRows implements Reader<TableRow> {
  records = 0
  private readonly text: TableText
  /** The beginning of a row that ends in later text, and whether that beginning ends inside quotes. */
  private rest = ''
  private isQuoted = false
  private endsInReturn = false
  /** The line on which the text that is not parsed yet begins. */
  private line = 1
  /** The line end of the first row; all rows end with it. */
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

  /** Ends reading: no more rows are needed. */
  stop(): void {
    this.isStopped = true
  }

  *push(chunk: Uint8Array): Generator<TableRow> {
    for (let at = 0; at < chunk.length && !this.ended; at += batchSize) yield* this.completeRows(this.text.push(chunk.subarray(at, at + batchSize)))
  }

  *end(): Generator<TableRow> {
    if (this.isStopped) return
    yield* this.completeRows(this.text.end())
    this.problem ??= this.text.problem
    if (!this.problem) yield* this.parse(this.rest)
    if (!this.problem) return
    this.records++
    this.onProblem(this.problem)
  }

  *breakOff(format: string, problem: string): Generator<TableRow> {
    yield* this.completeRows(this.text.breakOff())
    this.records++
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, location: { line: this.line, column: 1 }, lost: true })
  }

  /** Returns the rows that end in this text. */
  private completeRows(text: string): TableRow[] {
    // A line end of two characters may have been cut.
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

  private parse(text: string): TableRow[] {
    let parsed: string[][] = []
    // Empty lines are skipped below: asking the parser for the line of every row would cost as much as the parsing.
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
    // If rows end with a carriage return (old Macs), a line feed within a cell also counts as a line end.
    const breaks = (part: string) => (this.lineEnd === '\r' ? part.split(/\r\n?|\n/).length - 1 : count(part, '\n'))
    const rows: TableRow[] = []
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

/** The line end of the first line that ends outside quotes; undefined if more text is needed. */
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

/** Offset after the last row end, or 0. `isQuoted`: the text ends inside quotes. */
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

// `lastIndexOf` takes a negative offset for 0.
function lastBefore(text: string, part: string, offset: number): number {
  return offset <= 0 ? -1 : text.lastIndexOf(part, offset - 1)
}

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++
  return found
}

/** How the rows of a table become records, according to its header. */
export interface Layout {
  /** Problems of the header. */
  problems: ReadProblem[]
  /** Whether at least one column is a field. If not, no row is a record. */
  isKnown: boolean
  record(row: TableRow): ReadRecord | { problem: ReadProblem }
}

/** The layout of a header for the fields of a record type. */
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
  const record = (row: TableRow): ReadRecord | { problem: ReadProblem } => {
    const { cells, line } = row
    if (cells.length === header.length) return rowRecord(row, found)
    const params = { found: cells.length, expected: header.length }
    return { problem: { rule: 'row-complete', at: '', params, location: { line, column: Math.min(cells.length, header.length) }, lost: true } }
  }
  return { problems, isKnown, record }
}

/** The names of columns: the trimmed cells of the header row. */
export function headerOf({ cells }: TableRow): string[] {
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

/** Reads a whole table as records of a type. Returns the records, and the problems of header and rows. */
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

function rowRecord({ cells, line, size }: TableRow, found: Column[]): ReadRecord {
  const data: Record<string, unknown> = {}
  const columnOf = new Map<string, number>()
  cells.forEach((cell, i) => {
    const column = found[i]
    if (!column || cell.trim() === '') return
    if ('extension' in column) {
      data.extensions ??= {}
      ;(data.extensions as Record<string, unknown>)[column.extension] = cell
      columnOf.set(`/extensions/${column.extension}`, i + 1)
    } else {
      set(data, column.at, cellValue(cell.trim(), column))
      columnOf.set(column.at, i + 1)
    }
  })
  const columnPointers = found.map((column, i) => [column && 'at' in column ? column.at : '', i + 1] as const)
  const locate = (at: string): Location => {
    let pointer = at
    while (pointer !== '') {
      const column =
        columnOf.get(pointer) ??
        columnPointers.find(([known]) => known === pointer)?.[1] ??
        columnPointers.find(([known]) => known.startsWith(`${pointer}/`))?.[1]
      if (column !== undefined) return { line, column }
      pointer = pointer.slice(0, pointer.lastIndexOf('/'))
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
