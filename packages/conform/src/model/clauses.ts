import { type Field, pattern } from '@shebiao/schemas/runtime'
import type { Severity } from './rule.js'

/** The clause of the field at a place, or of the nearest above it that is known. */
export function fieldClause(at: string, fields: Record<string, Field>): string | undefined {
  return fields[nearest(at, fields)]?.clause
}

/** The same of what a profile's overlay says of its fields. */
export function overlayClause(clauses: Record<string, string>, at: string): string {
  return clauses[nearest(at, clauses)] ?? ''
}

function nearest(at: string, known: Record<string, unknown>): string {
  let place = pattern(at)
  while (place !== '' && !known[place]) place = place.slice(0, place.lastIndexOf('/'))
  return place
}

/**
 * Severity of a clause by its modal: 应 error, 宜 warning, 可 info; what rests on low confidence is never above a warning.
 * Throws where the clause does not exist or states nothing: a severity of our own would be a false verdict.
 */
export async function clauseSeverities(): Promise<(clause: string) => Severity> {
  const { clauseSeverity } = await import('@shebiao/schemas/severities')
  return (clause) => {
    const severity = clauseSeverity[clause] as Severity | undefined
    if (!severity) throw new Error(`no clause ${clause} that says 应, 宜 or 可`)
    return severity
  }
}
