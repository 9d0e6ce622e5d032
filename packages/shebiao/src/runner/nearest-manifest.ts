import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { manifestNames } from './discover.js'

/**
 * Files by the nearest manifest in a folder above them, up to the root of their repository: what is checked alone is checked as in its
 * submission. Without files that have none, or one of `submissions`.
 */
export function byNearestManifest(files: readonly string[], submissions: readonly string[]): Map<string, string[]> {
  const whole = new Set(submissions.map((path) => resolve(path)))
  const nearest = new Map<string, string | undefined>()
  const found = new Map<string, string[]>()
  for (const file of files) {
    const folder = dirname(resolve(file))
    if (!nearest.has(folder)) nearest.set(folder, nearestManifest(folder))
    const manifest = nearest.get(folder)
    if (manifest === undefined || whole.has(manifest)) continue
    const path = relative('.', manifest)
    found.set(path, [...(found.get(path) ?? []), file])
  }
  return found
}

function nearestManifest(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = manifestNames.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (manifest !== undefined) return manifest
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined
  }
}
