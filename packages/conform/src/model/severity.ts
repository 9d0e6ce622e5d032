import type { Severity } from './rule.js'

const ranks: Record<Severity, number> = { error: 2, warning: 1, info: 0 }

/** The order of severities: 2 for error, 1 for warning, 0 for info. */
export function severityRank(severity: Severity): number {
  return ranks[severity]
}

/** The severity of a problem: `own` if it is lower than that of the clause. A rule may soften its clause where the source is softer, never harden it. */
export function softer(severity: Severity, own: Severity | undefined): Severity {
  return own !== undefined && ranks[own] < ranks[severity] ? own : severity
}
