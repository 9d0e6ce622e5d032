import type { Severity } from './rule.js'

const rank: Record<Severity, number> = { error: 2, warning: 1, info: 0 }

/** A rule may be softer than its clause in a case for which the source is softer, never harder. */
export function softer(severity: Severity, own: Severity | undefined): Severity {
  return own !== undefined && rank[own] < rank[severity] ? own : severity
}
