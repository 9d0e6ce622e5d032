import { UnknownError } from '../model/editions.js'

/**
 * One thing that the differences between two editions do not say by themselves. Places are JSON Pointers in which `*` stands
 * for every item of a list.
 */
export type MigrationStep =
  /** A field of another name in the same object. */
  | { rename: string; to: string }
  /** Codes of other names; what is not listed stays. */
  | { codes: string; map: Record<string, string> }
  /** One text that becomes several fields beside it, parted by a separator. */
  | { split: string; by: string; into: string[] }

/** What the other edition cannot hold, with its value: without it nothing is lost. */
export interface Loss {
  at: string
  value: unknown
  reason: { zh: string; en: string }
}

type Node = Record<string, unknown>
export type Apply = (data: unknown, losses: Loss[]) => void

/** A step as a function that changes a record and adds what it lost. */
export function applied(step: MigrationStep): Apply {
  if ('rename' in step) return (data) => each(data, step.rename, (parent, name) => rename(parent, name, step.to))
  if ('codes' in step) return (data) => each(data, step.codes, (parent, name) => recode(parent, name, step.map))
  if ('split' in step) {
    return (data, losses) =>
      each(data, step.split, (parent, name, at) => {
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

/** The way back of a step, with what cannot be told again as a loss. */
export function inverted(step: MigrationStep): Apply {
  if ('rename' in step) {
    const folder = step.rename.slice(0, step.rename.lastIndexOf('/'))
    return applied({ rename: `${folder}/${step.to}`, to: step.rename.slice(folder.length + 1) })
  }
  if ('codes' in step) {
    const back: Record<string, string> = {}
    const merged = new Set<string>()
    for (const [old, code] of Object.entries(step.map)) Object.hasOwn(back, code) ? merged.add(code) : (back[code] = old)
    // Two codes that became one: which it was is not known any more, the first is as good as any, and it is said.
    return (data, losses) =>
      each(data, step.codes, (parent, name, at) => {
        const value = parent[name]
        if (typeof value === 'string' && merged.has(value))
          losses.push({ at, value, reason: { zh: '几个代码合成了这一个，取其中第一个', en: 'several codes became this one: the first is taken' } })
        recode(parent, name, back)
      })
  }
  if ('split' in step) {
    const folder = step.split.slice(0, step.split.lastIndexOf('/'))
    const [first = ''] = step.into
    return (data, losses) =>
      each(data, `${folder}/${first}`, (parent, _, at) => {
        const parts = step.into.map((field) => parent[field])
        const whole = parts.every((part) => typeof part === 'string' && !part.includes(step.by))
        for (const field of step.into) delete parent[field]
        if (whole) parent[step.split.slice(folder.length + 1)] = parts.join(step.by)
        else losses.push({ at, value: parts, reason: { zh: '各段不齐，不能合成一个字段', en: 'its parts do not make one field' } })
      })
  }
  return applied(step)
}

/** Every place that a pointer with `*` means and that is there. */
function each(data: unknown, pointer: string, apply: (parent: Node, name: string, at: string) => void): void {
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

/** Renames in place, so that the order of fields stays. */
function rename(parent: Node, name: string, to: string): void {
  const entries = Object.entries(parent)
  for (const [key] of entries) delete parent[key]
  for (const [key, value] of entries) parent[key === name ? to : key] = value
}

function recode(parent: Node, name: string, map: Record<string, string>): void {
  const value = parent[name]
  if (typeof value === 'string' && Object.hasOwn(map, value)) parent[name] = map[value]
}

/** Takes out what stands at a pointer. */
export function take(data: unknown, pointer: string): unknown {
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
