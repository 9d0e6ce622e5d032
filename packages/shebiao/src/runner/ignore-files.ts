import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The name of files that list what is not checked, with the patterns of `.gitignore`. */
export const ignoreName = '.shebiaoignore'

/** The patterns of all `.shebiaoignore` files above some paths: those of a folder are relative to it, and come after those above. */
export class IgnoreFiles {
  private readonly byFolder = new Map<string, Ignore | undefined>()
  /** Folder → the folders above it. */
  private readonly above = new Map<string, string[]>()

  /** Whether a file or folder found below a given one is not to be checked. */
  ignores(path: string, isFolder = false): boolean {
    const absolute = resolve(path)
    let ignored = false
    const parent = dirname(absolute)
    let folders = this.above.get(parent)
    if (!folders) this.above.set(parent, (folders = withThoseAbove(parent)))
    for (const folder of folders) {
      const patterns = this.patternsOf(folder)
      if (!patterns) continue
      const found = patterns.test(`${relative(folder, absolute).replaceAll('\\', '/')}${isFolder ? '/' : ''}`)
      if (found.ignored) ignored = true
      else if (found.unignored) ignored = false
    }
    return ignored
  }

  private patternsOf(folder: string): Ignore | undefined {
    if (!this.byFolder.has(folder)) {
      const file = join(folder, ignoreName)
      this.byFolder.set(folder, existsSync(file) ? ignore().add(readFileSync(file, 'utf8')) : undefined)
    }
    return this.byFolder.get(folder)
  }
}

/** A folder and those above it, the outermost first, from the repository on: what lies above it is another's. */
function withThoseAbove(start: string): string[] {
  const folders: string[] = []
  for (let folder = start; ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return folders
  }
}
