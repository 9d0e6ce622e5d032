import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Range } from '@shebiao/conform/check/partial-result.js'
import { formatOf, packingOf } from '@shebiao/conform/read/format.js'
import { globSync } from 'tinyglobby'
import { unpacked } from './decompress.js'

export const manifestNames = ['shebiao.yaml', 'shebiao.yml']

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
  return expand('**/*.{json,yaml,yml,ndjson,jsonl,csv,tsv}{,.gz,.zst}', folder).filter((path) => !manifestNames.includes(basename(path)))
}

/** The bytes of a file, unpacked, or of standard input for `-`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (packingOf(path) === undefined) return readFileSync(path === '-' ? 0 : path)
  const chunks: Uint8Array[] = []
  for await (const chunk of readChunks(path)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const chunkSize = 1 << 19

/**
 * The bytes of a file, unpacked, or of standard input for `-`, a chunk at a time; a chunk is good until the next is asked for.
 * Throws BrokenPacking where packed bytes break off.
 */
export function readChunks(path: string): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (path === '-') return process.stdin
  const packing = packingOf(path)
  return packing === undefined ? plainChunks(path) : unpacked(plainChunks(path), packing)
}

// Files and ranges are read by the thousand: what one was read into serves the next.
let spare: Buffer | undefined

function takeSpare(): Buffer {
  const chunk = spare ?? Buffer.allocUnsafeSlow(chunkSize)
  spare = undefined
  return chunk
}

function* plainChunks(path: string): Generator<Buffer> {
  const descriptor = openSync(path, 'r')
  const chunk = takeSpare()
  try {
    for (;;) {
      const size = readSync(descriptor, chunk, 0, chunkSize, null)
      if (size === 0) return
      yield chunk.subarray(0, size)
    }
  } finally {
    spare = chunk
    closeSync(descriptor)
  }
}

/** Bytes that are read behind a range for the end of its last line, again and again until there is one. */
const beyond = 1 << 14

/**
 * The bytes of the lines that begin in a range of a file, a chunk at a time; a chunk is good until the next is asked for.
 * Ranges that lie end to end give every line once.
 */
export function* readRange(path: string, { from, to = Number.POSITIVE_INFINITY }: Range): Generator<Buffer> {
  const descriptor = openSync(path, 'r')
  const chunk = takeSpare()
  // The byte before it tells whether a line begins with the range; else its end is looked for.
  let position = Math.max(0, from - 1)
  let inside = from === 0
  try {
    for (;;) {
      const size = readSync(descriptor, chunk, 0, Math.min(chunk.length, Math.max(0, to - position) + beyond), position)
      if (size === 0) return
      const bytes = chunk.subarray(0, size)
      let begin = 0
      if (!inside) {
        const end = bytes.indexOf(10)
        begin = end < 0 ? size : end + 1
        if (position + begin >= to) return
        inside = end >= 0
      }
      // The first line end at or after the last byte of the range ends its last line.
      const last = position + size >= to ? bytes.indexOf(10, Math.max(begin, to - 1 - position)) : -1
      if (last >= 0) {
        yield bytes.subarray(begin, last + 1)
        return
      }
      if (begin < size) yield bytes.subarray(begin)
      position += size
    }
  } finally {
    spare = chunk
    closeSync(descriptor)
  }
}
