import type { Report } from '../finding.js'

/** JUnit XML: a suite for each file, a case for each rule found in it; what could not be checked is an error. */
export function junit(report: Report): string {
  const suites = report.files.map((file) => {
    const own = report.findings.filter(({ source }) => source === file.source)
    const failed = own.filter(({ severity, waived }) => severity === 'error' && !waived)
    const cases = own.map((finding) => {
      const name = escape(`${finding.rule} ${finding.at}`)
      const body = escape(`${finding.source}:${finding.line ?? 1}:${finding.column ?? 1} ${finding.clause ?? ''}\n${finding.message}\n${finding.mend}`)
      const inner =
        finding.severity === 'error' && !finding.waived
          ? `<failure type="${finding.rule}" message="${escape(finding.message)}">${body}</failure>`
          : `<system-out>${body}</system-out>`
      return `    <testcase classname="${escape(file.source)}" name="${name}">${inner}</testcase>`
    })
    if (cases.length === 0) cases.push(`    <testcase classname="${escape(file.source)}" name="${escape(file.standard ?? 'check')}"/>`)
    return `  <testsuite name="${escape(file.source)}" tests="${cases.length}" failures="${failed.length}" errors="0">\n${cases.join('\n')}\n  </testsuite>`
  })
  if (report.failures.length > 0) {
    const cases = report.failures.map(
      ({ source, message }) => `    <testcase classname="shebiao" name="${escape(source)}"><error message="${escape(message)}"/></testcase>`,
    )
    suites.push(`  <testsuite name="shebiao" tests="${cases.length}" failures="0" errors="${cases.length}">\n${cases.join('\n')}\n  </testsuite>`)
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="shebiao">\n${suites.join('\n')}\n</testsuites>\n`
}

// What XML 1.0 cannot hold, even escaped, is shown as the replacement character.
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
