import { UnknownError } from '../model/editions.js'

/**
 * One step of a migration that the differences between two editions do not tell by themselves. Fields are JSON Pointers in which
 * `*` stands for every element of an array.
 */
export type MigrationStep =
  /** Renames a field within its object. */
  | { rename: string; to: string }
  /** Renames codes. Codes that are not listed stay. */
  | { codes: string; map: Record<string, string> }
  /** Splits a text at a separator into several fields of the same object. */
  | { split: string; by: string; into: string[] }

/** A value that the other edition cannot hold. It is reported, so that nothing is lost silently. */
export interface Loss {
  at: string
  value: unknown
  reason: { zh: string; en: string }
}

type Node = Record<string, unknown>
/** Applies a step to a record in place and adds what is lost to `losses`. */
export type Apply = (data: unknown, losses: Loss[]) => void

/** Returns a function that applies a step to a record in place and adds losses. Throws UnknownError for a step that does not exist. */
export function forwardStep(step: MigrationStep): Apply {
  if ('rename' in step) return (data) => forEachMatch(data, step.rename, (parent, name) => rename(parent, name, step.to))
  if ('codes' in step) return (data) => forEachMatch(data, step.codes, (parent, name) => recode(parent, name, step.map))
  if ('split' in step) {
    return (data, losses) =>
      forEachMatch(data, step.split, (parent, name, at) => {
        const parts = String(parent[name]).split(step.by)
        if (parts.length === step.into.length) {
          delete parent[name]
          for (const [i, field] of step.into.entries()) parent[field] = parts[i]
          return
        }
        losses.push({
          at,
          value: parent[name],
          reason: { zh: `不能按“${step.by}”分成 ${step.into.length} 段`, en: `does not part into ${step.into.length} by “${step.by}”` },
        })
        delete parent[name]
      })
  }
  throw new UnknownError(`没有这种迁移步骤：${Object.keys(step).join('、')} (no such step)`)
}

/** Returns a function that applies the inverse of a step. What cannot be restored with certainty is added to the losses. */
export function inverseStep(step: MigrationStep): Apply {
  if ('rename' in step) {
    const parentPointer = step.rename.slice(0, step.rename.lastIndexOf('/'))
    return forwardStep({ rename: `${parentPointer}/${step.to}`, to: step.rename.slice(parentPointer.length + 1) })
  }
  if ('codes' in step) {
    const back: Record<string, string> = {}
    const merged = new Set<string>()
    for (const [old, code] of Object.entries(step.map)) Object.hasOwn(back, code) ? merged.add(code) : (back[code] = old)
    // If two codes became one, the original is unknown: the first is used, and that is reported as a loss.
    return (data, losses) =>
      forEachMatch(data, step.codes, (parent, name, at) => {
        const value = parent[name]
        if (typeof value === 'string' && merged.has(value))
          losses.push({ at, value, reason: { zh: '几个代码合成了这一个，取其中第一个', en: 'several codes became this one: the first is taken' } })
        recode(parent, name, back)
      })
  }
  if ('split' in step) {
    const parentPointer = step.split.slice(0, step.split.lastIndexOf('/'))
    const [first = ''] = step.into
    return (data, losses) =>
      forEachMatch(data, `${parentPointer}/${first}`, (parent, _, at) => {
        const parts = step.into.map((field) => parent[field])
        const whole = parts.every((part) => typeof part === 'string' && !part.includes(step.by))
        for (const field of step.into) delete parent[field]
        if (whole) parent[step.split.slice(parentPointer.length + 1)] = parts.join(step.by)
        else losses.push({ at, value: parts, reason: { zh: '各段不齐，不能合成一个字段', en: 'its parts do not make one field' } })
      })
  }
  return forwardStep(step)
}

/** Calls `apply` for every existing member that a pointer with `*` matches. */
function forEachMatch(data: unknown, pointer: string, apply: (parent: Node, name: string, at: string) => void): void {
  const steps = pointer.split('/').slice(1)
  const visit = (node: unknown, depth: number, at: string): void => {
    if (typeof node !== 'object' || node === null) return
    const name = steps[depth]!
    const names = name === '*' && Array.isArray(node) ? [...node.keys()].map(String) : Object.hasOwn(node, name) ? [name] : []
    for (const own of names) {
      if (depth === steps.length - 1) apply(node as Node, own, `${at}/${own}`)
      else visit((node as Node)[own], depth + 1, `${at}/${own}`)
    }
  }
  visit(data, 0, '')
}

/** Renames a member and keeps the order of members. */
function rename(parent: Node, name: string, to: string): void {
  const entries = Object.entries(parent)
  for (const [key] of entries) delete parent[key]
  for (const [key, value] of entries) parent[key === name ? to : key] = value
}

function recode(parent: Node, name: string, map: Record<string, string>): void {
  const value = parent[name]
  if (typeof value === 'string' && Object.hasOwn(map, value)) parent[name] = map[value]
}

/** Removes the value at a pointer and returns it. */
export function remove(data: unknown, pointer: string): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = steps.pop()!
  const parent = steps.reduce((node, step) => (node as Node)[step], data) as Node
  const value = parent[last]
  delete parent[last]
  return value
}
