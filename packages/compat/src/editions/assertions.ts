import { canonical } from '../model/json.js'
import { annotations } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import type { Edition } from './edition.js'

const named = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'])
const single = new Set(['items', 'contains', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'propertyNames', 'not', 'if', 'then', 'else'])
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
/** Values whose order means nothing. */
const sets = new Set(['enum', 'required'])

/**
 * All that an edition accepts and says to a machine, as one text: the schemas without their annotations, the codes with their
 * days, rules by id, severity and clause, clauses by their modal. Two editions with the same text differ in annotations alone.
 */
export function assertions({ types, codeLists, rules, clauses }: Edition): string {
  return canonical({
    types: mapped(types, bare),
    codeLists: mapped(codeLists, (codes) => sorted(codes.map(({ code, since, until }) => ({ code, ...(since && { since }), ...(until && { until }) })))),
    rules: sorted(rules.map(({ id, severity, clause }) => ({ id, severity, clause: clause ?? null }))),
    clauses: mapped(clauses, ({ modal }) => modal ?? null),
  })
}

/** A schema without its annotations. */
function bare(schema: Schema): unknown {
  if (typeof schema === 'boolean') return schema
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-'))
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (named.has(keyword)) return [keyword, mapped(value as Record<string, Schema>, bare)]
      if (single.has(keyword)) return [keyword, bare(value as Schema)]
      if (listed.has(keyword)) return [keyword, (value as Schema[]).map(bare)]
      return [keyword, sets.has(keyword) ? sorted(value as unknown[]) : value]
    }),
  )
}

function mapped<T>(record: Record<string, T>, change: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function sorted(values: unknown[]): unknown[] {
  return values
    .map((value) => ({ value, text: canonical(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ value }) => value)
}
