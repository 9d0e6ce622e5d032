import type { ReportedFinding } from '../model/finding.js'

/** Findings by their file, in their order. */
export function findingsBySource(findings: readonly ReportedFinding[]): Map<string, ReportedFinding[]> {
  const bySource = new Map<string, ReportedFinding[]>()
  for (const finding of findings) {
    const list = bySource.get(finding.source)
    if (list) list.push(finding)
    else bySource.set(finding.source, [finding])
  }
  return bySource
}
