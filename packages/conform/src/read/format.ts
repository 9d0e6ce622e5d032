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
