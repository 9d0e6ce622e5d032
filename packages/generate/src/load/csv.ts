import { type CsvError, parse } from 'csv-parse/sync'
import type { Location, Problem } from '../problem.js'
import { pointerSteps } from '../runtime/pointer.js'
import type { ReadFile } from './read-file.js'

interface Row {
  record: string[]
  /** The line as it was written. */
  raw: string
  /** `lines`: the line the row ends in. */
  info: { lines: number }
}

/**
 * Reads a CSV table as a list of rows, each an object by column; empty cells are absent. The pointer of a cell is
 * `/<row from 0>/<column>`, that of a column of the header `/header/<column>`.
 */
export function readCsv(key: string, path: string, text: string): ReadFile {
  let rows: Row[]
  try {
    rows = parse(text, { bom: true, info: true, raw: true, relax_column_count: true }) as unknown as Row[]
  } catch (error) {
    const { message, lines = 1 } = error as CsvError & { lines?: number }
    const location = { line: lines, column: 1 }
    return { file: { path, locate: () => location }, problems: [{ file: key, pointer: '', message: `not CSV: ${message}`, location }] }
  }
  const [header, ...body] = rows
  const columns = header?.record ?? []
  const problems: Problem[] = []
  for (const { record, info } of body)
    if (record.length !== columns.length)
      problems.push({
        file: key,
        pointer: '',
        message: `${record.length} cell${record.length === 1 ? '' : 's'} in a table of ${columns.length} columns; a cell with a comma stands in quotes`,
        location: { line: info.lines, column: 1 },
      })
  const value = body.map(({ record }) => Object.fromEntries(columns.map((column, i) => [column, record[i] ?? '']).filter(([, cell]) => cell !== '')))
  const locate = (pointer: string): Location => {
    const [row = 'header', column] = pointerSteps(pointer)
    const found = row === 'header' ? header : body[Number(row)]
    return found ? cellOf(found, Math.max(0, column === undefined ? 0 : columns.indexOf(column))) : { line: 1, column: 1 }
  }
  return { file: { path, locate, shown: (pointer) => (pointer === '' ? '' : `/${pointerSteps(pointer)[1] ?? ''}`) }, problems, value: { columns, rows: value } }
}

/** Where a cell begins: behind so many commas outside quotes. */
function cellOf({ raw, info }: Row, cell: number): Location {
  const text = raw.replace(/\r?\n$/, '')
  let line = info.lines - (text.match(/\n/g)?.length ?? 0)
  let column = 1
  let isQuoted = false
  let passed = 0
  for (const character of text) {
    if (passed === cell) break
    if (character === '"') isQuoted = !isQuoted
    column++
    if (character === '\n') [line, column] = [line + 1, 1]
    if (character === ',' && !isQuoted) passed++
  }
  return { line, column }
}
