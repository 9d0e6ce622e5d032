import { matches } from '../pattern/match.js'
import type { Linked } from './link.js'

/** A part of the instance, as one side sees it: it satisfies all of these subschemas; where there are none, it may be anything. */
export type View = readonly Linked[]

/** A view with its references and `allOf` laid open: every subschema that always applies to the same part. */
export function open(view: View): readonly Linked[] {
  const [only] = view
  if (!only || view.length > 1) return lay(view)
  let known = opened.get(only)
  if (!known) opened.set(only, (known = lay(view)))
  return known
}

const opened = new WeakMap<Linked, Linked[]>()

function lay(view: View): Linked[] {
  const all = new Set<Linked>()
  const waiting = [...view]
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    if (all.has(one)) continue
    all.add(one)
    for (const [role, child] of one.children) if (role === '$ref' || role.startsWith('allOf/')) waiting.push(child)
  }
  return [...all]
}

/** What a reference leads to in the end; anything else is its own target. */
export function target(one: Linked): Linked {
  let at = one
  while (at.isReference) at = at.children.get('$ref')!
  return at
}

const keys = (one: Linked, keyword: string): string[] => {
  const value = typeof one.schema === 'boolean' ? undefined : one.schema[keyword]
  return value !== null && typeof value === 'object' ? Object.keys(value) : []
}

/** The names of the properties that a view declares, in the order in which they are written. */
export function declared(view: View): string[] {
  return [...new Set(open(view).flatMap((one) => keys(one, 'properties')))]
}

/** The patterns for names that a view declares. */
export function patterns(view: View): string[] {
  return [...new Set(open(view).flatMap((one) => keys(one, 'patternProperties')))]
}

/** What a view says of the value of a property: by its name, by patterns that match, or by what is left for any other. */
export function property(view: View, name: string): Linked[] {
  return open(view).flatMap((one) => {
    const own = one.children.get(`properties/${name}`)
    const matched = keys(one, 'patternProperties').filter((source) => matches(source, name))
    const out = [...(own ? [own] : []), ...matched.map((source) => one.children.get(`patternProperties/${source}`)!)]
    const rest = one.children.get('additionalProperties')
    return out.length === 0 && rest ? [rest] : out
  })
}

/** The subschemas that stand in a view at a role such as `items` or `patternProperties/^x-`. */
export function at(view: View, role: string): Linked[] {
  return open(view).flatMap((one) => one.children.get(role) ?? [])
}

/** Names that a view requires without any condition. */
export function required(view: View): string[] {
  return [...new Set(open(view).flatMap((one) => (typeof one.schema === 'boolean' ? [] : ((one.schema.required as string[] | undefined) ?? []))))]
}

/** The first value of an annotation in a view, the outermost first. */
export function annotation(view: View, keyword: string): unknown {
  for (const one of open(view)) {
    const value = typeof one.schema === 'boolean' ? undefined : one.schema[keyword]
    if (value !== undefined) return value
  }
  return undefined
}
