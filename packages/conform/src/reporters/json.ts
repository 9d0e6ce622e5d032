import type { Report } from '../model/finding.js'

/** Formats a report as indented JSON. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
