import { readFileSync } from 'node:fs'
import { evaluate } from '../compile/evaluate.js'
import type { Problem } from '../problem.js'
import type { Validator } from '../runtime/index.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Schema } from '../source.js'
import { explain } from './explain.js'

/** The kinds of files that people write, each with its schema in `authoring/`. */
export type Kind =
  | 'schema-node'
  | 'standard'
  | 'source-document'
  | 'ambiguities'
  | 'strength'
  | 'facts'
  | 'cases'
  | 'profile'
  | 'code'
  | 'division'
  | 'former-division'
  | 'migration'
  | 'released'

/** A property whose names are free: clauses by number. */
interface FreeNames {
  property: string
  names: Validator
  values: Validator
}

interface Shape {
  schema: Schema
  root: Validator
  free: FreeNames[]
}

const shapes = new Map<Kind, Shape>()

/** Every breach of the shape of a file, each at its pointer. */
export function shapeProblems(kind: Kind, file: string, value: unknown, base = ''): Problem[] {
  const { schema, root, free } = shapeOf(kind)
  const found = root.issues(value)
  for (const { property, names, values } of free) {
    const map = (value as Record<string, unknown> | null)?.[property]
    if (typeof map !== 'object' || map === null || Array.isArray(map)) continue
    for (const [name, inner] of Object.entries(map)) {
      const pointer = `/${property}/${escapeStep(name)}`
      found.push(...names.issues(name).map((issue) => ({ ...issue, at: pointer, params: { ...issue.params, isKey: true } })))
      found.push(...values.issues(inner).map((issue) => ({ ...issue, at: pointer + issue.at })))
    }
  }
  return found.map((issue) => {
    const isKey = issue.rule === 'field-known' || issue.params.isKey === true
    return { file, pointer: base + issue.at, message: explain(issue, schema), ...(isKey && { part: 'key' as const }) }
  })
}

/** The schema of a kind of file, as editors read it. */
export function authoringSchema(kind: Kind): Schema {
  return JSON.parse(readFileSync(new URL(`../../authoring/${kind}.schema.json`, import.meta.url), 'utf8')) as Schema
}

/**
 * A map with free names (`propertyNames`, `additionalProperties: <schema>`) is outside the subset that our compiler knows, and
 * stays outside: no record needs one. Such maps are properties of the root here, so names and values are compiled apart.
 */
function shapeOf(kind: Kind): Shape {
  const known = shapes.get(kind)
  if (known) return known
  const schema = authoringSchema(kind)
  const { $defs = {} } = schema
  const properties: Record<string, Schema> = {}
  const free: FreeNames[] = []
  for (const [property, inner] of Object.entries(schema.properties ?? {})) {
    const { propertyNames, additionalProperties, ...rest } = inner as Schema & { propertyNames?: Schema; additionalProperties?: Schema | boolean }
    if (propertyNames === undefined) properties[property] = inner
    else {
      properties[property] = { ...rest, additionalProperties: true }
      free.push({ property, names: evaluate(propertyNames), values: evaluate({ ...(additionalProperties as Schema), $defs }) })
    }
  }
  const shape = { schema, root: evaluate(schema.properties ? { ...schema, properties } : schema), free }
  shapes.set(kind, shape)
  return shape
}
