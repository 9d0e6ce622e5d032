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
 * Reads the rows of CSV or TSV that are not blank, including the header. The text is cut at the end of a row (a line end outside quotes) and many rows
 * are parsed at once. At a syntax error, the rows before it have been read, and nothing after it is.
 */
export class TableRows implements Reader<TableRow> {
  records = 0
  private readonly text: TableText
  /** The beginning of a row that ends in later text, and whether that beginning ends inside quotes. */
  private rest = ''
  private isQuoted = false
  /** The line on which the text that is not parsed yet begins. */
  private line = 1
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
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) this.isQuoted = !this.isQuoted
    // A carriage return at the end of the text so far may be the first half of a line end.
    const before = this.rest.endsWith('\r') ? '\r' : ''
    const end = lastRowEnd(before + text, this.isQuoted) - before.length
    if (end <= 0) {
      this.rest += text
      if (this.rest.length > recordLimit) this.problem = oversize(this.rest.length, { line: this.line, column: 1 })
      return []
    }
    const whole = this.rest + text.slice(0, end)
    this.rest = text.slice(end)
    return this.parse(whole)
  }

  private parse(text: string): TableRow[] {
    let parsed: string[][] = []
    // Empty lines are skipped below: asking the parser for the line of every row would cost as much as the parsing.
    const options = { delimiter: this.delimiter, record_delimiter: lineEnds, relax_column_count: true }
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
    const rows: TableRow[] = []
    let line = this.line
    for (const cells of parsed) {
      // Spreadsheets write rows that were cleared as rows of delimiters.
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line, size: cells.reduce((sum, cell) => sum + cell.length, 0) })
      for (const cell of cells) line += lineBreaks(cell)
      line++
    }
    this.line += lineBreaks(text)
    this.records += rows.length
    return rows
  }
}

/** Rows may end in any of these, also within one file: people paste rows of one file into another. */
const lineEnds = ['\r\n', '\n', '\r']

/** Offset after the last row end that is certain, or 0. `isQuoted`: the text ends inside quotes. */
function lastRowEnd(text: string, isQuoted: boolean): number {
  let quoted = isQuoted
  // A carriage return at the end may be followed by a line feed.
  let last = lastLineEnd(text, text.endsWith('\r') ? text.length - 2 : text.length - 1)
  for (let quote = text.lastIndexOf('"'); last >= 0; quote = lastBefore(text, '"', quote)) {
    if (!quoted && last > quote) return last + 1
    if (quote < 0) return 0
    if (last > quote) last = lastLineEnd(text, quote - 1)
    quoted = !quoted
  }
  return 0
}

/** Offset of the last character of a line end at or before an offset, or -1. */
function lastLineEnd(text: string, offset: number): number {
  return offset < 0 ? -1 : Math.max(text.lastIndexOf('\n', offset), text.lastIndexOf('\r', offset))
}

// `lastIndexOf` takes a negative offset for 0.
function lastBefore(text: string, part: string, offset: number): number {
  return offset <= 0 ? -1 : text.lastIndexOf(part, offset - 1)
}

/** The number of line ends in a text. */
function lineBreaks(text: string): number {
  let found = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found++
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text.charCodeAt(at + 1) !== 10) found++
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
    const params = { found: header.slice(0, 8), example: titles.slice(0, 4), likely: likelyCause(header) }
    problems.push({ rule: 'header-known', at: '', params, location: { line: 1, column: 1 } })
  }
  const record = (row: TableRow): ReadRecord | { problem: ReadProblem } => {
    const { cells, line } = row
    // Blank cells behind the last column are no shift: spreadsheets write them where a cell was once used.
    if (cells.length === header.length || (cells.length > header.length && cells.slice(header.length).every((cell) => cell.trim() === '')))
      return rowRecord(row, found)
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
    const column = found[i]
    if (column === undefined) {
      const near = closest(name, titles)
      const nearest = near ? { zh: `，是否应为“${near}”？`, en: `; did you mean “${near}”?` } : ''
      problems.push({ rule: 'column-known', at: '', params: { name, nearest }, location })
    } else if ('gap' in column) problems.push({ rule: 'column-numbers-run-on', at: '', params: { name, missing: column.gap }, location })
    // Two names of one field are one column twice.
    const meaning = column && 'at' in column ? column.at : name
    if (seen.has(meaning) && name !== '') problems.push({ rule: 'column-unique', at: '', params: { name }, location })
    seen.add(meaning)
  }
  return problems
}

const delimiters: Record<string, string> = { ';': '分号', '\t': '制表符', '，': '中文逗号', '；': '中文分号', '|': '竖线' }

/** The likely reason why no cell of a first row is a field: its delimiter, or a title above the header. */
export function likelyCause(header: readonly string[]): { zh: string; en: string } | '' {
  const [first = '', ...others] = header
  if (/^sep=/i.test(first))
    return { zh: '；首行是 Excel 的分隔符说明（sep=），请删去', en: '; the first row is Excel’s note of a delimiter (sep=): leave it out' }
  const isAlone = others.every((cell) => cell === '')
  const delimiter = isAlone ? Object.keys(delimiters).find((one) => first.includes(one)) : undefined
  if (delimiter !== undefined)
    return {
      zh: `；像是用${delimiters[delimiter]}分隔的，请另存为逗号分隔的 CSV`,
      en: `; the cells seem to be parted by “${delimiter === '\t' ? 'tab' : delimiter}”: save as CSV with commas`,
    }
  return isAlone
    ? { zh: '；首行像是标题，请删去，使表头成为第一行', en: '; the first row seems to be a title: leave it out, so that the header comes first' }
    : ''
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
    if (!column || 'gap' in column || cell.trim() === '') return
    if ('extension' in column) {
      data.extensions ??= {}
      setOwn(data.extensions as Record<string, unknown>, column.extension, cell)
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
    if (i === steps.length - 1) setOwn(node, step, value)
    else {
      node[step] ??= /^\d+$/.test(steps[i + 1]!) ? [] : {}
      node = node[step] as Record<string, unknown>
    }
  })
}

// A column may be named `__proto__`, to which nothing can be assigned.
function setOwn(node: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(node, name, { value, writable: true, enumerable: true, configurable: true })
}
