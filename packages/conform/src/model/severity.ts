import type { Severity } from './rule.js'

const rank: Record<Severity, number> = { error: 2, warning: 1, info: 0 }

/** The severity of a problem: `own` if it is lower than that of the clause. A rule may soften its clause where the source is softer, never harden it. */
export function softer(severity: Severity, own: Severity | undefined): Severity {
  return own !== undefined && rank[own] < rank[severity] ? own : severity
}
