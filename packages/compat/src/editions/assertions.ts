import { canonical } from '../model/json.js'
import { applicatorShape, definitionKeywords, isAnnotation } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import type { Edition } from './edition.js'

/** Keywords whose values are sets: their order means nothing. */
const unordered = new Set(['enum', 'required'])

/**
 * The machine-readable content of an edition as one canonical text: schemas without annotations, codes with the days on which
 * they begin and end, rules with severity and clause, clauses with their modal. Two editions with the same text differ only in
 * annotations and wording.
 */
export function assertions({ types, codeLists, rules, clauses }: Edition): string {
  return canonical({
    types: mapValues(types, withoutAnnotations),
    codeLists: mapValues(codeLists, (codes) => sorted(codes.map(({ code, since, until }) => ({ code, ...(since && { since }), ...(until && { until }) })))),
    rules: sorted(rules.map(({ id, severity, clause }) => ({ id, severity, clause: clause ?? null }))),
    clauses: mapValues(clauses, ({ modal }) => modal ?? null),
  })
}

function withoutAnnotations(schema: Schema): unknown {
  if (typeof schema === 'boolean') return schema
  const kept = Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword))
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (value === null || typeof value !== 'object') return [keyword, value]
      const shape = definitionKeywords.has(keyword) ? 'named' : applicatorShape(keyword)
      if (shape === 'named') return [keyword, mapValues(value as Record<string, Schema>, withoutAnnotations)]
      if (shape === 'one') return [keyword, withoutAnnotations(value as Schema)]
      if (shape === 'list') return [keyword, (value as Schema[]).map(withoutAnnotations)]
      return [keyword, unordered.has(keyword) ? sorted(value as unknown[]) : value]
    }),
  )
}

function mapValues<T>(record: Record<string, T>, change: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function sorted(values: unknown[]): unknown[] {
  return values
    .map((value) => ({ value, text: canonical(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ value }) => value)
}
