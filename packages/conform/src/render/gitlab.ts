import { createHash } from 'node:crypto'
import type { Report } from '../finding.js'

const severities = { error: 'major', warning: 'minor', info: 'info' }

/** GitLab's code-quality report (the Code Climate subset it reads). */
export function gitlab(report: Report): string {
  const issues = report.findings
    .filter(({ waived }) => !waived)
    .map(({ severity, source, line, rule, at, clause, message, mend }) => ({
      description: `${message} ${mend}`.trim(),
      check_name: rule,
      // The same finding keeps its mark when lines move, so that GitLab can tell new from old.
      fingerprint: createHash('sha256')
        .update(JSON.stringify([rule, source, at, clause, message]))
        .digest('hex'),
      severity: severities[severity],
      location: { path: source, lines: { begin: line ?? 1 } },
    }))
  const failures = report.failures.map(({ source, message }) => ({
    description: message,
    check_name: 'could-not-check',
    fingerprint: createHash('sha256')
      .update(JSON.stringify([source, message]))
      .digest('hex'),
    severity: 'blocker',
    location: { path: source, lines: { begin: 1 } },
  }))
  return `${JSON.stringify([...issues, ...failures], null, 2)}\n`
}
