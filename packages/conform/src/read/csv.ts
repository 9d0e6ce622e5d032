import { codes } from '@shebiao/schemas/codes'
import { closest, type Field } from '@shebiao/schemas/runtime'
import { CsvError, parse } from 'csv-parse/sync'
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

/** What a header cell stands for: a field by its pointer, a local column under extensions, or nothing known. */
export type Column = { at: string; field: Field; item?: Field } | { extension: string } | undefined

/** Finds the field of a header cell: its name, its path with dots, or its Chinese or English title. */
export function columns(header: string[], fields: Record<string, Field>): Column[] {
  const byName = new Map<string, string>()
  const add = (name: string, at: string) => {
    const known = byName.get(name)
    // Of two fields with one title the one nearer to the root is meant.
    if (known === undefined || depth(at) < depth(known)) byName.set(name, at)
  }
  for (const [at, { title, en }] of Object.entries(fields)) {
    if (at === '') continue
    const steps = at.slice(1).split('/')
    byName.set(steps.join('.'), at)
    const titles = steps.map((_, i) => fields[`/${steps.slice(0, i + 1).join('/')}`]?.title ?? steps[i]!)
    for (const separator of ['·', '.', '-', '/']) add(titles.join(separator), at)
    add(title, at)
    add(en.toLowerCase(), at)
  }
  return header.map((cell) => {
    if (cell.startsWith('extensions.')) return { extension: cell.slice('extensions.'.length) }
    const generic = cell.replace(/\.\d+(?=\.|$)/g, '.*')
    const at = byName.get(generic) ?? byName.get(cell) ?? byName.get(cell.toLowerCase())
    if (at === undefined) return undefined
    const place = generic !== cell && byName.get(generic) ? `/${cell.replaceAll('.', '/')}` : at
    return { at: place.replaceAll('/*', '/0'), field: fields[at]!, ...(fields[`${at}/*`] && { item: fields[`${at}/*`]! }) }
  })
}

function depth(at: string): number {
  return at.split('/').length
}

/** The rows of a table as records of a type; problems of header and rows beside them. */
export function tableRecords(table: Table, fields: Record<string, Field>): { records: ReadRecord[]; problems: ReadProblem[] } {
  const problems = [...table.problems]
  const found = columns(table.header, fields)
  const titles = Object.entries(fields).filter(([at]) => /^\/[^/$]+$/.test(at)).map(([, { title }]) => title)
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
      problems.push({ rule: 'row-complete', at: '', params: { found: cells.length, expected: table.header.length }, place: { line, column: Math.min(cells.length, table.header.length) } })
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
      set(data, column.at, cellValue(cell.trim(), column.field, column.item))
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

/** A cell as the value its field asks for; what cannot be read so stays text, for the schema to refuse. */
export function cellValue(cell: string, field: Field, item?: Field): unknown {
  if (field.codeList) return codeOf(cell, field.codeList)
  switch (field.type) {
    case 'boolean':
      return ['是', 'true', '1', '有'].includes(cell.toLowerCase()) ? true : ['否', 'false', '0', '无'].includes(cell.toLowerCase()) ? false : cell
    case 'number':
    case 'integer':
      return /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell
    case 'array':
      // A list of simple values stands in one cell, divided as people write lists; `^` is the national platform's divider.
      return item && item.type !== 'object' && !cell.startsWith('[') ? cell.split(/[、，,;；^|]/).map((one) => cellValue(one.trim(), item)) : structured(cell)
    case 'object':
      return structured(cell)
    default:
      return cell
  }
}

function structured(cell: string): unknown {
  if (/^[[{]/.test(cell)) {
    try {
      return JSON.parse(cell)
    } catch {
      return cell
    }
  }
  return cell
}

/** A code from its own name, its Chinese title, or `system:digit`. */
export function codeOf(cell: string, list: string): string {
  const table = codes[list] ?? {}
  if (cell in table) return cell
  const [system, digit] = cell.split(':')
  const found = Object.entries(table).find(([, { zh, systems }]) => zh === cell || (digit !== undefined && systems?.[system!] === digit))
  return found?.[0] ?? cell
}
