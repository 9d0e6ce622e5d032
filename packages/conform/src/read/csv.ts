import { closest, type Field } from '@shebiao/schemas/runtime'
import { CsvError, parse } from 'csv-parse/sync'
import { type Column, cellValue, columns } from '../columns.js'
import type { Place } from '../finding.js'
import type { ReadProblem, ReadRecord } from './record.js'

/** A table as it was read: its header cells, and its rows with the line each begins on. */
export interface Table {
  header: string[]
  rows: { cells: string[]; line: number }[]
  problems: ReadProblem[]
}

/** Reads the cells of a CSV or TSV text. */
export function readTable(text: string, delimiter: string): Table {
  const problems: ReadProblem[] = []
  let read: { record: string[]; info: { lines: number } }[] = []
  try {
    read = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, bom: true }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: number }).lines ?? 1)
    problems.push({ rule: 'file-readable', at: '', params: { format: 'CSV', problem: error.message.slice(0, 160) }, place: { line, column: 1 } })
  }
  let next = 1
  const rows = read.map(({ record, info }) => {
    // The parser gives the last line of a record, and cells may hold line breaks: a row begins after the one before it.
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
    const line = Math.max(next, info.lines - breaks)
    next = info.lines + 1
    return { cells: record, line }
  })
  const [first, ...rest] = rows
  return { header: (first?.cells ?? []).map((cell) => cell.trim()), rows: rest, problems }
}

/** The rows of a table as records of a type; problems of header and rows beside them. */
export function tableRecords(table: Table, fields: Record<string, Field>): { records: ReadRecord[]; problems: ReadProblem[] } {
  const problems = [...table.problems]
  const found = columns(table.header, fields)
  const titles = Object.entries(fields)
    .filter(([at]) => /^\/[^/$]+$/.test(at))
    .map(([, { title }]) => title)
  if (!found.some((column) => column && 'at' in column)) {
    problems.push({
      rule: 'header-known',
      at: '',
      params: { found: table.header.slice(0, 8), example: titles.slice(0, 4) },
      place: { line: 1, column: 1 },
    })
    return { records: [], problems }
  }
  const seen = new Map<string, number>()
  for (const [i, name] of table.header.entries()) {
    if (found[i] === undefined) {
      const near = closest(name, titles)
      const nearest = near ? { zh: `，是否应为“${near}”？`, en: `; did you mean “${near}”?` } : ''
      problems.push({ rule: 'column-known', at: '', params: { name, nearest }, place: { line: 1, column: i + 1 } })
    }
    if (seen.has(name) && name !== '') problems.push({ rule: 'column-unique', at: '', params: { name }, place: { line: 1, column: i + 1 } })
    seen.set(name, i)
  }
  const records: ReadRecord[] = []
  for (const { cells, line } of table.rows) {
    if (cells.length !== table.header.length) {
      problems.push({
        rule: 'row-complete',
        at: '',
        params: { found: cells.length, expected: table.header.length },
        place: { line, column: Math.min(cells.length, table.header.length) },
      })
      continue
    }
    records.push(rowRecord(cells, line, found))
  }
  return { records, problems }
}

function rowRecord(cells: string[], line: number, found: Column[]): ReadRecord {
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
  const place = (at: string): Place => {
    let here = at
    while (here !== '') {
      const column = places.get(here) ?? columnAt.find(([known]) => known === here)?.[1] ?? columnAt.find(([known]) => known.startsWith(`${here}/`))?.[1]
      if (column !== undefined) return { line, column }
      here = here.slice(0, here.lastIndexOf('/'))
    }
    return { line, column: 1 }
  }
  return { data, prefix: '', problems: [], place }
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
