import type { Issue } from '../runtime/issues.js'
import { shown } from '../runtime/messages.js'
import { pointerSteps } from '../runtime/pointer.js'
import type { Schema } from '../source.js'
import { choices } from './nearest.js'

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'null',
}

/** A breach of a schema as one plain sentence: what was written; what is allowed; what is nearest to it. */
export function explain(issue: Issue, schema: Schema): string {
  const { found, allowed, expected, name } = issue.params as { found?: unknown; allowed?: unknown[]; expected?: unknown; name?: string }
  const node = issue.rule === 'field-known' ? parentAt(schema, issue.at) : schemaAt(schema, pointerSteps(issue.at))
  // Titles in authoring/ are phrases for what is expected; titles of record schemas are official Chinese names.
  const title = schema['x-record'] ? undefined : node?.title
  switch (issue.rule) {
    case 'field-known':
      return `unknown key ${name}${choices('known', Object.keys(node?.properties ?? {}), String(name))}`
    case 'field-present':
      return `required, but missing; expected ${wanted(node)}`
    case 'value-type':
      return `found ${described(found)}; expected ${typed([expected].flat() as string[], found, title)}`
    case 'value-in-code-list':
      return `${quoted(found)} is not allowed${choices('allowed', (allowed ?? []).map(String), String(found))}`
    case 'value-format':
      return `${quoted(found)} is not ${issue.params.format === 'date' ? 'a day YYYY-MM-DD that exists' : (title ?? `of the format of ${node?.title ?? 'this field'}`)}${example(node)}`
    case 'value-length':
      return found === ''
        ? `empty; expected ${wanted(node)}`
        : `${[...String(found)].length} characters; expected ${bounds(issue.params, 'minLength', 'maxLength')}`
    case 'value-in-range':
      return `${found}; expected ${'multipleOf' in issue.params ? `a multiple of ${issue.params.multipleOf}` : bounds(issue.params, 'minimum', 'maximum')}`
    case 'items-count':
      return `${(found as unknown[]).length} entries; expected ${bounds(issue.params, 'minItems', 'maxItems')}`
    case 'items-unique':
      return `${quoted(found)} stands twice; it repeats entry ${Number(issue.params.first) + 1}`
  }
}

function typed(expected: string[], found: unknown, title: string | undefined): string {
  if (title !== undefined && expected.some((type) => type === 'object' || type === 'array')) return title
  const isUnquoted = typeof found === 'number' && expected.includes('string')
  return `${expected.map((type) => typeNames[type] ?? type).join(' or ')}${isUnquoted ? ', in quotes' : ''}`
}

function wanted(node: Schema | undefined): string {
  return `${node?.enum ? `one of ${node.enum.join(', ')}` : (node?.title ?? 'a value')}${example(node)}`
}

function example(node: Schema | undefined): string {
  return node?.examples === undefined ? '' : `, such as ${node.examples.map(String).join(' or ')}`
}

function described(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return `the ${typeof value === 'string' ? 'text' : typeof value} ${quoted(value)}`
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value) : shown(value)
}

function bounds(params: Record<string, unknown>, low: string, high: string): string {
  return [low in params && `at least ${params[low]}`, high in params && `at most ${params[high]}`].filter(Boolean).join(' and ')
}

function parentAt(schema: Schema, pointer: string): Schema | undefined {
  return schemaAt(schema, pointerSteps(pointer).slice(0, -1))
}

/** The schema that holds for what stands at some steps, through references, lists and maps with free names. */
export function schemaAt(schema: Schema, steps: string[]): Schema | undefined {
  let node: Schema | undefined = resolved(schema, schema)
  for (const step of steps) {
    if (!node) return undefined
    const free = node.additionalProperties as Schema | boolean | undefined
    const branches: Schema[] = (node.oneOf ?? []).map((branch) => resolved(branch, schema))
    const named: Schema | undefined = [node, ...branches].find(({ properties }) => properties && Object.hasOwn(properties, step))?.properties?.[step]
    const next: Schema | undefined = named ?? (/^\d+$/.test(step) ? node.items : undefined) ?? (typeof free === 'object' ? free : undefined)
    node = next && resolved(next, schema)
  }
  return node
}

/** A node merged over the definition it refers to. */
function resolved(node: Schema, root: Schema): Schema {
  const { $ref, ...own } = node
  return $ref === undefined ? node : { ...resolved(root.$defs?.[$ref.slice('#/$defs/'.length)] ?? {}, root), ...own }
}
