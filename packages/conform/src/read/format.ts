export type Format = 'json' | 'yaml' | 'ndjson' | 'csv' | 'tsv'

const endings: Record<string, Format> = { json: 'json', yaml: 'yaml', yml: 'yaml', ndjson: 'ndjson', jsonl: 'ndjson', csv: 'csv', tsv: 'tsv' }

const packings: Record<string, Packing> = { gz: 'gzip', zst: 'zstd' }

/** How the bytes of a file are packed, by its ending: `items.ndjson.gz`. */
export type Packing = 'gzip' | 'zstd'

/** The packing of a file by its ending, or undefined. */
export function packingOf(path: string): Packing | undefined {
  const ending = endingOf(path)
  return Object.hasOwn(packings, ending) ? packings[ending] : undefined
}

/** The format of a file by its ending, whether it is packed or not; or undefined. */
export function formatOf(path: string): Format | undefined {
  const ending = endingOf(packingOf(path) ? path.replace(/\.[^.]*$/, '') : path)
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined
}

function endingOf(path: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** Characters of a first line after which it is not waited for any more, where it begins a JSON array. */
const longLine = 1 << 16

/** The format of a text without a name: JSON and NDJSON by their first character, a table by its first line, else YAML. */
export function sniff(text: string): Format {
  const start = text.trimStart()
  const end = start.indexOf('\n')
  if (isJson(start)) {
    if (end < 0 || (start.startsWith('[') && end > longLine)) return 'json'
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

/** The format of a text by its beginning; undefined where more must be seen. What follows would not change it. */
export function sniffBeginning(text: string): Format | undefined {
  const start = text.trimStart()
  const end = start.indexOf('\n')
  if (end < 0) return start.startsWith('[') && start.length > longLine ? 'json' : undefined
  return isJson(start) && start.slice(end).trim() === '' ? undefined : sniff(text)
}

function isJson(start: string): boolean {
  return start.startsWith('{') || start.startsWith('[')
}
