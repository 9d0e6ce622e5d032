/** The format of a file. */
export type Format = 'json' | 'yaml' | 'ndjson' | 'csv' | 'tsv'

const formatsByExtension: Record<string, Format> = { json: 'json', yaml: 'yaml', yml: 'yaml', ndjson: 'ndjson', jsonl: 'ndjson', csv: 'csv', tsv: 'tsv' }

const packingsByExtension: Record<string, Packing> = { gz: 'gzip', zst: 'zstd' }

/** Compression of a file, from its extension: `items.ndjson.gz`. */
export type Packing = 'gzip' | 'zstd'

/** The compression of a file from its extension; undefined if it has none. */
export function packingOf(path: string): Packing | undefined {
  const extension = extensionOf(path)
  return Object.hasOwn(packingsByExtension, extension) ? packingsByExtension[extension] : undefined
}

/** The format of a file from its extension, ignoring one for compression; undefined if the extension is unknown. */
export function formatOf(path: string): Format | undefined {
  const extension = extensionOf(packingOf(path) ? path.replace(/\.[^.]*$/, '') : path)
  return Object.hasOwn(formatsByExtension, extension) ? formatsByExtension[extension] : undefined
}

function extensionOf(path: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** A first line that begins a JSON array and is longer than this, in characters, is taken for JSON without waiting for its end. */
const longLineLength = 1 << 16

/** Detects the format of a text without a file name: JSON and NDJSON by the first character, a table by the first line, else YAML. */
export function sniff(text: string): Format {
  const start = text.trimStart()
  const end = start.indexOf('\n')
  if (isJson(start)) {
    if (end < 0 || (start.startsWith('[') && end > longLineLength)) return 'json'
    try {
      JSON.parse(start.slice(0, end))
      return start.slice(end).trim() === '' ? 'json' : 'ndjson'
    } catch {
      return 'json'
    }
  }
  const first = end < 0 ? start : start.slice(0, end)
  if (first.includes('\t')) return 'tsv'
  return first.includes(',') && !first.includes(': ') ? 'csv' : 'yaml'
}

/** Detects the format from the beginning of a text; undefined if more text is needed. Once it is defined, more text does not change it. */
export function sniffBeginning(text: string): Format | undefined {
  const start = text.trimStart()
  const end = start.indexOf('\n')
  if (end < 0) return start.startsWith('[') && start.length > longLineLength ? 'json' : undefined
  return isJson(start) && start.slice(end).trim() === '' ? undefined : sniff(text)
}

function isJson(start: string): boolean {
  return start.startsWith('{') || start.startsWith('[')
}

const signatures: { begins: RegExp; zh: string; en: string }[] = [
  { begins: /^PK\x03\x04/, zh: 'Excel 工作簿（xlsx）或 zip 文件', en: 'an Excel workbook (xlsx) or a zip file' },
  { begins: /^\xd0\xcf\x11\xe0/, zh: '旧版 Excel 工作簿（xls）或 Word 文件', en: 'an old Excel workbook (xls) or Word document' },
  { begins: /^%PDF-/, zh: 'PDF 文件', en: 'a PDF' },
  { begins: /^\x1f\x8b/, zh: 'gzip 压缩文件（扩展名应为 .gz）', en: 'compressed with gzip (to be named .gz)' },
  { begins: /^\x28\xb5\x2f\xfd/, zh: 'Zstandard 压缩文件（扩展名应为 .zst）', en: 'compressed with Zstandard (to be named .zst)' },
  { begins: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s|html\b)/i, zh: '网页（HTML）', en: 'a web page (HTML)' },
  { begins: /^(?:\xef\xbb\xbf)?\s*<\?xml\b/i, zh: 'XML 文件', en: 'an XML file' },
]

/** What a file is by its first bytes, if it is nothing that can be read here. */
export function foreignKind(beginning: Uint8Array): { zh: string; en: string } | undefined {
  const text = String.fromCharCode(...beginning.subarray(0, 256))
  const found = signatures.find(({ begins }) => begins.test(text))
  return found && { zh: found.zh, en: found.en }
}

/** Bytes from which it is told whether JSON is one document or one a line. */
export const jsonBeginning = 1 << 16

/**
 * Whether a file of JSON is one document (`json`) or one a line (`ndjson`), from its beginning; `named` is what its name says, and
 * what holds unless the beginning can be nothing of that kind.
 */
export function jsonFormat(beginning: Uint8Array, named: 'json' | 'ndjson'): 'json' | 'ndjson' {
  const text = new TextDecoder().decode(beginning.subarray(0, jsonBeginning)).trimStart()
  const end = text.indexOf('\n')
  if (end < 0) return named
  const line = text.slice(0, end).trim()
  if (named === 'ndjson') return /^(?:\{|\[|\[.*,)$/.test(line) ? 'json' : 'ndjson'
  if (!/^[[{]/.test(text.slice(end).trimStart())) return 'json'
  try {
    JSON.parse(line)
    return 'ndjson'
  } catch {
    return 'json'
  }
}
