import * as fs from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { formatOf } from '@shebiao/conform/read/format.js'
import { globSync } from 'tinyglobby'
import { IgnoreFiles } from './ignore-files.js'

export const manifestNames = ['shebiao.yaml', 'shebiao.yml']

/** A path that cannot be read as data, with the reason. */
export interface PathProblem {
  path: string
  message: string
}

/** What the paths on the command line name. */
export interface Inputs {
  /** Paths of data files. */
  files: string[]
  /** Paths of manifests: each decides how the files of its folder are checked. */
  submissions: string[]
  problems: PathProblem[]
  /** Files and folders that `.shebiaoignore` leaves out. */
  ignored: string[]
}

/**
 * Finds the data files and submissions under some paths or glob patterns, in a stable order. Skips hidden folders and node_modules,
 * and what `ignoreFiles` leave out, unless it is named itself.
 */
export function discover(paths: string[], ignoreFiles = new IgnoreFiles()): Inputs {
  const inputs: Inputs = { files: [], submissions: [], problems: [], ignored: [] }
  for (const path of paths) {
    let found: fs.Stats
    try {
      found = fs.statSync(path)
    } catch (error) {
      const matches = /[*?[\]{}]/.test(path) ? expand(path, '.') : undefined
      if (matches) inputs.problems.push(...matches.problems)
      for (const match of matches?.files ?? []) (ignoreFiles.ignores(match) ? inputs.ignored : inputs.files).push(match)
      if (!matches?.files.length) inputs.problems.push({ path, message: reasonOf(error) })
      continue
    }
    if (found.isDirectory()) {
      const before = countOf(inputs)
      walk(path, inputs, ignoreFiles, new Set())
      if (countOf(inputs) === before) inputs.problems.push({ path, message: '文件夹里没有数据文件 (no data files in the folder)' })
    } else if (!found.isFile()) inputs.problems.push({ path, message: notRegular })
    else if (manifestNames.includes(basename(path))) inputs.submissions.push(path)
    else inputs.files.push(path)
  }
  return inputs
}

function countOf({ files, submissions, problems }: Inputs): number {
  return files.length + submissions.length + problems.length
}

/** `visited`: real paths of the folders so far, because links can make a circle. */
function walk(folder: string, inputs: Inputs, ignoreFiles: IgnoreFiles, visited: Set<string>): void {
  let entries: fs.Dirent[]
  try {
    const real = fs.realpathSync(folder)
    if (visited.has(real)) return
    visited.add(real)
    entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    inputs.problems.push({ path: folder, message: reasonOf(error) })
    return
  }
  const manifest = entries.find(({ name }) => manifestNames.includes(name))
  if (manifest) {
    inputs.submissions.push(join(folder, manifest.name))
    return
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(folder, entry.name)
    const kind = kindOf(entry, path)
    if (kind !== 'folder' && formatOf(entry.name) === undefined) continue
    if (ignoreFiles.ignores(path, kind === 'folder')) inputs.ignored.push(path)
    else if (kind === 'folder') walk(path, inputs, ignoreFiles, visited)
    else if (kind === 'file') inputs.files.push(path)
    else inputs.problems.push({ path, message: kind.message })
  }
}

/** What an entry of a folder is, links followed. */
function kindOf(entry: fs.Dirent, path: string): 'file' | 'folder' | { message: string } {
  if (entry.isDirectory()) return 'folder'
  if (entry.isFile()) return 'file'
  if (!entry.isSymbolicLink()) return { message: notRegular }
  try {
    const found = fs.statSync(path)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : { message: notRegular }
  } catch (error) {
    return { message: reasonOf(error) }
  }
}

// Reading a pipe, socket or device may never end.
const notRegular = '不是普通文件，未读取；管道的内容可用 - 从标准输入读 (not a regular file: not read; use - for standard input)'

/** Files that match a pattern, and what could not be read on the way to them. */
export interface Matches {
  files: string[]
  problems: PathProblem[]
}

/** Paths of the files below a folder that match a glob pattern, sorted, without manifests. */
export function expand(pattern: string, folder: string): Matches {
  const problems = new Map<string, PathProblem>()
  // The library reads absolute paths; what it returns is relative to the folder.
  const add = (absolute: string, message: string) => {
    const path = join(folder, relative(resolve(folder), absolute))
    problems.set(path, { path, message })
  }
  // The library passes over what it cannot read. Data that nobody looked at must not conform, so this is noted here.
  const readdirSync = (path: string, options: { withFileTypes: true }) => {
    let entries: fs.Dirent[]
    try {
      entries = fs.readdirSync(path, options)
    } catch (error) {
      // What a pattern names and does not exist matches nothing, which is reported as such.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') add(path, reasonOf(error))
      throw error
    }
    return entries.filter((entry) => {
      if (formatOf(entry.name) === undefined) return true
      const inside = join(path, entry.name)
      const kind = kindOf(entry, inside)
      if (typeof kind === 'object') add(inside, kind.message)
      return typeof kind === 'string'
    })
  }
  const files = globSync(pattern, { cwd: folder, onlyFiles: true, expandDirectories: false, fs: { ...fs, readdirSync } as typeof fs })
    .filter((path) => !manifestNames.includes(basename(path)))
    .map((path) => (folder === '.' ? path : join(folder, path)))
    .sort()
  return { files, problems: [...problems.values()] }
}

/** All data files below a submission's folder, whether the manifest lists them or not. */
export function dataFiles(folder: string): Matches {
  return expand('**/*.{json,yaml,yml,ndjson,jsonl,csv,tsv}{,.gz,.zst}', folder)
}

const notUtf8 = '文件名不是 UTF-8（可能是 GBK），因而打不开；请改名 (the name of the file is not UTF-8, perhaps GBK, so it cannot be opened: rename it)'

const reasons: Record<string, string> = {
  ENOENT: '路径不存在 (no such file or folder)',
  EACCES: '没有读取权限 (permission denied)',
  EPERM: '没有读取权限 (permission denied)',
  ELOOP: '链接指向自身 (a link to itself)',
  ENAMETOOLONG: '路径过长 (the path is too long)',
}

/** Why a path cannot be read, in words. */
export function reasonOf(error: unknown, path = ''): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' && path.includes('\ufffd')) return notUtf8
  return reasons[code] ?? message
}
