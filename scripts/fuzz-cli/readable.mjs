// What other readers say of a file that conforms: it can be read to its end, and has as many records.
import { gunzipSync } from 'node:zlib'
import { parse as parseTable } from 'csv-parse/sync'
import { parseAllDocuments } from 'yaml'

/** Why a file should not conform; undefined if it may. `records` is the number of records that were checked. */
export function isReadable(name, bytes, records) {
  try {
    const expected = countOf(name, bytes)
    return expected === undefined || expected === records ? undefined : `${records} records checked, ${expected} in the file`
  } catch (error) {
    return `conforms, but another reader says: ${error.message}`
  }
}

function countOf(name, bytes) {
  if (name.endsWith('.zst')) return undefined
  const content = name.endsWith('.gz') ? gunzipSync(bytes) : bytes
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : 'utf-8'
  // Tables may also be in GB 18030.
  const isTable = /\.[ct]sv/.test(name)
  let text
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch (error) {
    if (!isTable) throw error
    text = new TextDecoder('gb18030', { fatal: true }).decode(content)
  }
  if (isTable) return rowsOf(text, name.includes('.tsv') ? '\t' : ',')
  if (/\.ya?ml/.test(name)) return documentsOf(text)
  try {
    const data = JSON.parse(text)
    return Array.isArray(data) ? data.length : 1
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    for (const line of lines) JSON.parse(line)
    return lines.length
  }
}

function rowsOf(text, delimiter) {
  const options = { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }
  return parseTable(text, options).filter((row) => row.some((cell) => cell.trim() !== '')).length - 1
}

function documentsOf(text) {
  let count = 0
  for (const document of parseAllDocuments(text, { merge: true, uniqueKeys: false })) {
    if (document.errors.length > 0) throw document.errors[0]
    const data = document.toJS({ maxAliasCount: 10_000 })
    if (data !== null && data !== undefined) count += Array.isArray(data) ? data.length : 1
  }
  return count
}
