import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the files in a folder whose names end so; none where there is no such folder. */
export function filesIn(folder: string, suffix: string): string[] {
  if (!existsSync(folder)) return []
  return entries(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(folder, entry.name))
}

/** Whether nobody writes in a folder: it is generated, hidden, or kept of a release. */
function isUnwritten(name: string): boolean {
  return name.startsWith('.') || ['node_modules', 'generated', 'dist', 'released'].includes(name)
}

/** Names of the folders in a folder that people write; none where there is no such folder. */
export function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return entries(folder)
    .filter((entry) => entry.isDirectory() && !isUnwritten(entry.name))
    .map((entry) => entry.name)
}

/** Paths of all data files that people write below a folder. */
export function writtenFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return entries(folder).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return isUnwritten(entry.name) ? [] : writtenFiles(path)
    return /^[^.].*\.(?:ya?ml|json|csv)$/i.test(entry.name) ? [path] : []
  })
}

/** Sorted by code unit, so that no machine's locale changes what is generated. */
function entries(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
