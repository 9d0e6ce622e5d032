import type { Report } from '../model/finding.js'

const severities = { error: 'major', warning: 'minor', info: 'info' }

/** Formats a report as GitLab's code-quality report (the subset of Code Climate that GitLab reads). `sha256` returns the hash of a text in hexadecimal. */
export function gitlab(report: Report, sha256: (text: string) => string): string {
  const issues = report.findings
    .filter(({ waived }) => !waived)
    .map(({ severity, source, line, rule, at, clause, message, mend }) => ({
      description: `${message} ${mend}`.trim(),
      check_name: rule,
      // The fingerprint does not contain the line, so that a finding is not new when lines shift.
      fingerprint: sha256(JSON.stringify([rule, source, at, clause, message])),
      severity: severities[severity],
      location: { path: source, lines: { begin: line ?? 1 } },
    }))
  const failures = report.failures.map(({ source, message }) => ({
    description: message,
    check_name: 'could-not-check',
    fingerprint: sha256(JSON.stringify([source, message])),
    severity: 'blocker',
    location: { path: source, lines: { begin: 1 } },
  }))
  return `${JSON.stringify([...issues, ...failures], null, 2)}\n`
}
