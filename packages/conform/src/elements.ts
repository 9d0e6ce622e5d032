import { codes } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'
import type { ElementRule } from './rule.js'
import { elementRules } from './rules/index.js'

export type Step = string | number

/** The places of data elements in a record type as a tree, so that what leads to many is walked once. */
export interface ElementNode {
  rules: ElementRule[]
  /** The code list of the field, where it is its codes that are looked at. */
  list?: string
  fields: [name: string, node: ElementNode][]
  items?: ElementNode
}

/** The tree of the fields that some element rule looks at. */
export function elementTree(fields: Record<string, Field>): ElementNode {
  const root: ElementNode = { rules: [], fields: [] }
  for (const [at, { element, codeList }] of Object.entries(fields)) {
    const dated = codeList !== undefined && isDated(codeList)
    const rules = elementRules.filter(({ elements }) => (element !== undefined && elements.includes(element)) || (dated && elements.includes('code')))
    if (rules.length === 0) continue
    const node = at.split('/').slice(1).reduce(child, root)
    node.rules = rules
    if (dated) node.list = codeList
  }
  return root
}

function child(node: ElementNode, step: string): ElementNode {
  const fresh: ElementNode = { rules: [], fields: [] }
  if (step === '*') {
    node.items ??= fresh
    return node.items
  }
  const known = node.fields.find(([name]) => name === step)
  if (known) return known[1]
  node.fields.push([step, fresh])
  return fresh
}

function isDated(list: string): boolean {
  return Object.values(codes[list] ?? {}).some(({ since, until }) => since !== undefined || until !== undefined)
}

/** Calls `visit` with every value at a place of the tree; the first `depth` entries of `path` are the steps to it. */
export function walk<S>(value: unknown, node: ElementNode, path: Step[], depth: number, state: S, visit: Visit<S>): void {
  if (node.rules.length > 0) visit(node, value, path, depth, state)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (node.items === undefined) return
    for (let i = 0; i < value.length; i++) {
      path[depth] = i
      walk(value[i], node.items, path, depth + 1, state, visit)
    }
    return
  }
  for (let i = 0; i < node.fields.length; i++) {
    const field = node.fields[i]!
    const inner = (value as Record<string, unknown>)[field[0]]
    if (inner === undefined) continue
    path[depth] = field[0]
    walk(inner, field[1], path, depth + 1, state, visit)
  }
}

type Visit<S> = (node: ElementNode, value: unknown, path: Step[], depth: number, state: S) => void
