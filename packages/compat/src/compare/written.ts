import { canonical } from '../model/json.js'
import type { Linked } from '../read/link.js'
import { open, type View } from '../read/view.js'

/** A keyword as it is written, for people to read. */
export function written(view: View, keyword: string): string | undefined {
  const values = open(view).flatMap(({ schema }) => {
    if (typeof schema === 'boolean') return keyword === 'false' ? [String(schema)] : []
    const value = keyword === 'enum' && schema.const !== undefined ? schema.const : schema[keyword]
    return value === undefined ? [] : [typeof value === 'string' ? value : JSON.stringify(value)]
  })
  if (values.length === 0) return undefined
  const text = [...new Set(values)].join(' + ')
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}

/** The values that every enum of a view allows. */
export function listed(view: View): string[] {
  const lists = open(view).flatMap(({ schema }) => {
    if (typeof schema === 'boolean') return []
    return [...(schema.const === undefined ? [] : [[schema.const]]), ...(schema.enum === undefined ? [] : [schema.enum as unknown[]])]
  })
  const [first = [], ...others] = lists.map((values) => values.map((value) => (typeof value === 'string' ? value : canonical(value))))
  return first.filter((value) => others.every((list) => list.includes(value)))
}

/** The branches of a view's only `oneOf` by what they are called; undefined where they have no names of their own. */
export function byLabel(view: View): Map<string, Linked> | undefined {
  const lists = open(view).filter(({ schema }) => typeof schema !== 'boolean' && schema.oneOf !== undefined)
  const [only] = lists
  if (lists.length !== 1 || !only) return undefined
  const branches = (only.schema as { oneOf: { $ref?: string; title?: string }[] }).oneOf
  const out = new Map<string, Linked>()
  branches.forEach((branch, i) => {
    const label = branch.$ref?.slice(branch.$ref.lastIndexOf('/') + 1) ?? branch.title
    if (label !== undefined) out.set(label, only.children.get(`oneOf/${i}`)!)
  })
  return out.size === branches.length ? out : undefined
}
