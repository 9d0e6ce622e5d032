import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { byCharacters } from '@shebiao/conform/model/compare.js'

/** Paths of one file: the one by which it is checked, and others, such as links, that lead to it. */
export interface DistinctFile<T> {
  chosen: T
  twins: string[]
}

/**
 * Groups what is to be checked by file: a file that is named twice, or is linked to, is one file, and its records are no doubles. Of
 * several, the last that `isPreferred` is chosen, else the one whose path comes first: the order of the others does not matter.
 */
export function distinctFiles<T extends { path: string }>(named: readonly T[], isPreferred: (one: T) => boolean = () => false): DistinctFile<T>[] {
  const groups = new Map<string, T[]>()
  for (const one of named) {
    const key = realPath(one.path)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()].map((group) => {
    const chosen = group.findLast(isPreferred) ?? group.reduce((a, b) => (byCharacters(b.path, a.path) < 0 ? b : a))
    const others = new Map(group.map(({ path }) => [resolve(path), path]))
    others.delete(resolve(chosen.path))
    return { chosen, twins: [...others.values()].sort(byCharacters) }
  })
}

/** The path that links lead to; of what cannot be read, its absolute path. Standard input stays `-`. */
function realPath(path: string): string {
  if (path === '-') return path
  try {
    return realpathSync.native(path)
  } catch {
    return resolve(path)
  }
}
