import type { Report } from '../model/finding.js'

/** The report as it is. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
