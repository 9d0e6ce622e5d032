import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { globSync } from 'tinyglobby'

export type Format = 'json' | 'yaml' | 'ndjson' | 'csv' | 'tsv'

const formats: Record<string, Format> = {
  '.json': 'json',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.tsv': 'tsv',
}

export const manifestNames = ['shebiao.yaml', 'shebiao.yml']

/** The format of a file by its ending, or undefined. */
export function formatOf(path: string): Format | undefined {
  return formats[extname(path).toLowerCase()]
}

/** What a path on the command line stands for: data files, and submissions with their manifest. */
export interface Inputs {
  files: string[]
  /** Folders with a manifest: what is in them is checked as the manifest says. */
  submissions: string[]
  /** Paths that do not exist, or hold nothing to check. */
  missing: { path: string; message: string }[]
}

/** Looks at paths and finds what is to be checked in them, in a stable order. Hidden folders and node_modules are passed over. */
export function discover(paths: string[]): Inputs {
  const inputs: Inputs = { files: [], submissions: [], missing: [] }
  for (const path of paths) {
    if (!existsSync(path)) {
      const matches = /[*?[\]{}]/.test(path) ? expand(path, '.') : []
      if (matches.length > 0) inputs.files.push(...matches)
      else inputs.missing.push({ path, message: '路径不存在 (no such file or folder)' })
    } else if (statSync(path).isDirectory()) {
      const before = inputs.files.length + inputs.submissions.length
      walk(path, inputs)
      if (inputs.files.length + inputs.submissions.length === before)
        inputs.missing.push({ path, message: '文件夹里没有数据文件 (no data files in the folder)' })
    } else if (manifestNames.includes(basename(path))) inputs.submissions.push(path)
    else inputs.files.push(path)
  }
  return inputs
}

function walk(folder: string, inputs: Inputs): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  const manifest = entries.find(({ name }) => manifestNames.includes(name))
  if (manifest) {
    inputs.submissions.push(join(folder, manifest.name))
    return
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) walk(path, inputs)
    else if (formatOf(entry.name)) inputs.files.push(path)
  }
}

/** The files a pattern matches below a folder, sorted. */
export function expand(pattern: string, folder: string): string[] {
  return globSync(pattern, { cwd: folder, onlyFiles: true, expandDirectories: false })
    .map((path) => (folder === '.' ? path : join(folder, path)))
    .sort()
}

/** Every data file below a submission's folder, whether its manifest lists it or not. */
export function dataFiles(folder: string): string[] {
  return expand('**/*.{json,yaml,yml,ndjson,jsonl,csv,tsv}', folder).filter((path) => !manifestNames.includes(basename(path)))
}

/** The bytes of a file, or of standard input for `-`. */
export function readBytes(path: string): Buffer {
  return readFileSync(path === '-' ? 0 : path)
}

/** Opens a file for reading and closes it after use. */
export function* withFile<T>(path: string, use: (descriptor: number) => Iterable<T>): Generator<T> {
  const descriptor = path === '-' ? 0 : openSync(path, 'r')
  try {
    yield* use(descriptor)
  } finally {
    if (path !== '-') closeSync(descriptor)
  }
}
