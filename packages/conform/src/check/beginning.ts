import { notUtf8, utf16Encoding, wideEncoding } from '../read/encoding.js'
import { type Format, foreignKind, jsonFormat } from '../read/format.js'
import type { ReadProblem } from '../read/record.js'

const location = { line: 1, column: 1 }

/** How a file is to be read: `format` is undefined if it cannot be, for the reason in `problem`. */
export interface Beginning {
  format: Format | undefined
  encoding?: string
  problem?: ReadProblem
}

/** Tells from the first bytes of a file how to read it. `named` is the format that its name says. */
export function beginningOf(bytes: Uint8Array, named: Format): Beginning {
  const kind = foreignKind(bytes)
  const nameOf = (format: Format) => format.toUpperCase()
  if (kind) return { format: undefined, problem: { rule: 'file-kind-known', at: '', params: { kind, format: nameOf(named) }, location, lost: true } }
  const encoding = wideEncoding(bytes)
  const isTable = named === 'csv' || named === 'tsv'
  // Tables are read in UTF-16, which spreadsheets write, if they say so by their mark.
  if (encoding !== undefined && !(isTable && utf16Encoding(bytes) === encoding)) return { format: undefined, encoding, problem: notUtf8(1, encoding) }
  if (named !== 'json' && named !== 'ndjson') return { format: named }
  const format = jsonFormat(bytes, named)
  if (format === named) return { format }
  return { format, problem: { rule: 'file-format-reported', at: '', params: { found: nameOf(format), named: nameOf(named) }, location } }
}
