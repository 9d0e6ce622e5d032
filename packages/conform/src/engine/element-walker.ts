import { codeList } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'
import type { ElementRule, Place } from '../model/rule.js'
import { elementRules } from '../rules/index.js'

export type Step = string | number

/** The places of data elements in a record type as a tree, so that what leads to many is walked once. */
export interface ElementNode {
  rules: ElementRule[]
  /** The code list of the field, where it is its codes that are looked at. */
  list: string | undefined
  place: Place | undefined
  /** The names of the fields that lead on, and where to. */
  names: string[]
  nodes: ElementNode[]
  items: ElementNode | undefined
  /** Whether anything stands further in. */
  leads: boolean
}

/** The tree of the fields that some element rule looks at. */
export function elementTree(fields: Record<string, Field>): ElementNode {
  const root = leaf()
  for (const [at, field] of Object.entries(fields)) {
    const { element, codeList } = field
    const dated = codeList !== undefined && isDated(codeList)
    const names = [element, dated && 'code', isText(field) && 'text'].filter((name) => typeof name === 'string')
    const rules = elementRules.filter(({ elements }) => elements.some((name) => names.includes(name)))
    if (rules.length === 0) continue
    const node = at.split('/').slice(1).reduce(child, root)
    node.rules = rules
    node.place = { at, isRequired: field.required ?? false }
    if (dated) node.list = codeList
  }
  return root
}

// All nodes are objects of one shape.
function leaf(): ElementNode {
  return { rules: [], list: undefined, place: undefined, names: [], nodes: [], items: undefined, leads: false }
}

function child(node: ElementNode, step: string): ElementNode {
  node.leads = true
  if (step === '*') {
    node.items ??= leaf()
    return node.items
  }
  const known = node.nodes[node.names.indexOf(step)]
  if (known) return known
  const fresh = leaf()
  node.names.push(step)
  node.nodes.push(fresh)
  return fresh
}

/** Whether people write into a field what they like: no code, no number, nothing of a fixed form. */
function isText({ type, element, codeList, values, format, pattern }: Field): boolean {
  return type === 'string' && element === undefined && codeList === undefined && values === undefined && format === undefined && pattern === undefined
}

function isDated(list: string): boolean {
  return Object.values(codeList(list) ?? {}).some(({ since, until }) => since !== undefined || until !== undefined)
}

/** Calls `visit` with every value at a place of the tree; the first `depth` entries of `path` are the steps to it. */
export function walk(value: unknown, node: ElementNode, path: Step[], depth: number, visit: Visit): void {
  if (node.rules.length > 0) visit(node, value, depth)
  if (!node.leads || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    const { items } = node
    if (items === undefined) return
    for (let i = 0; i < value.length; i++) {
      path[depth] = i
      walk(value[i], items, path, depth + 1, visit)
    }
    return
  }
  const { names, nodes } = node
  for (let i = 0; i < names.length; i++) {
    const inner = (value as Record<string, unknown>)[names[i]!]
    if (inner === undefined) continue
    path[depth] = names[i]!
    walk(inner, nodes[i]!, path, depth + 1, visit)
  }
}

type Visit = (node: ElementNode, value: unknown, depth: number) => void
