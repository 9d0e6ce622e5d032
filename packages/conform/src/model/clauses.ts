import { type Field, pattern } from '@shebiao/schemas/runtime'
import type { Severity } from './rule.js'

/** The clause of the field at a pointer, or of its nearest known ancestor; undefined if there is none. */
export function fieldClause(pointer: string, fields: Record<string, Field>): string | undefined {
  return fields[nearestKnown(pointer, fields)]?.clause
}

/** The clause of a profile's overlay at a pointer, or at its nearest known ancestor; '' if there is none. */
export function overlayClause(clauses: Record<string, string>, pointer: string): string {
  return clauses[nearestKnown(pointer, clauses)] ?? ''
}

function nearestKnown(pointer: string, known: Record<string, unknown>): string {
  let nearest = pattern(pointer)
  while (nearest !== '' && !known[nearest]) nearest = nearest.slice(0, nearest.lastIndexOf('/'))
  return nearest
}

/**
 * Returns a function from a clause to its severity. The modal decides: 应 error, 宜 warning, 可 info; a clause of low confidence
 * is at most a warning. That function throws if the clause does not exist or has no modal: an invented severity would be a false
 * verdict.
 */
export async function clauseSeverities(): Promise<(clause: string) => Severity> {
  const { clauseSeverity } = await import('@shebiao/schemas/severities')
  return (clause) => {
    const severity = clauseSeverity[clause] as Severity | undefined
    if (!severity) throw new Error(`no clause ${clause} that says 应, 宜 or 可`)
    return severity
  }
}
