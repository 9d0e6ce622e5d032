import type { Report } from '../model/finding.js'

/** Formats a report as JUnit XML: a suite for each file with a case for each finding. Whatever could not be checked is an error. */
export function junit(report: Report): string {
  const suites = report.files.map((file) => {
    const own = report.findings.filter(({ source }) => source === file.source)
    const failed = own.filter(({ severity, waived }) => severity === 'error' && !waived)
    const cases = own.map((finding) => {
      const name = escapeXml(`${finding.rule} ${finding.at}`)
      const body = escapeXml(`${finding.source}:${finding.line ?? 1}:${finding.column ?? 1} ${finding.clause ?? ''}\n${finding.message}\n${finding.mend}`)
      const inner =
        finding.severity === 'error' && !finding.waived
          ? `<failure type="${finding.rule}" message="${escapeXml(finding.message)}">${body}</failure>`
          : `<system-out>${body}</system-out>`
      return `    <testcase classname="${escapeXml(file.source)}" name="${name}">${inner}</testcase>`
    })
    if (cases.length === 0) cases.push(`    <testcase classname="${escapeXml(file.source)}" name="${escapeXml(file.standard ?? 'check')}"/>`)
    return `  <testsuite name="${escapeXml(file.source)}" tests="${cases.length}" failures="${failed.length}" errors="0">\n${cases.join('\n')}\n  </testsuite>`
  })
  if (report.failures.length > 0) {
    const cases = report.failures.map(
      ({ source, message }) => `    <testcase classname="shebiao" name="${escapeXml(source)}"><error message="${escapeXml(message)}"/></testcase>`,
    )
    suites.push(`  <testsuite name="shebiao" tests="${cases.length}" failures="0" errors="${cases.length}">\n${cases.join('\n')}\n  </testsuite>`)
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="shebiao">\n${suites.join('\n')}\n</testsuites>\n`
}

// Characters that XML 1.0 does not allow, even escaped, become the replacement character.
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
