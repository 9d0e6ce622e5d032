import { visible } from '@shebiao/schemas/runtime'
import type { FileReport, Report, ReportedFinding } from '../model/finding.js'
import { findingsBySource } from './by-source.js'
import { escapeHtml } from './escape-html.js'
import { omissions } from './omissions.js'
import { named } from './record-name.js'

/**
 * Formats a report as JUnit XML: a suite for each file with a case for each finding. Whatever could not be checked is an error;
 * what was not checked or is not listed is skipped. No two cases of a suite have one name.
 */
export function junit(report: Report): string {
  return [...junitParts(report)].join('')
}

/** The text of `junit`, file by file: a report of many findings is never in memory as a whole. */
export function* junitParts(report: Report): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="shebiao">\n'
  const bySource = findingsBySource(report.findings)
  for (const file of report.files) yield* fileSuite(file, bySource.get(file.source) ?? [])
  if (report.failures.length > 0) {
    const cases = report.failures.map(
      ({ source, message }) => `    <testcase classname="shebiao" name="${escapeXml(source)}"><error message="${escapeXml(message)}"/></testcase>`,
    )
    yield suite('shebiao', cases, { errors: cases.length })
  }
  const skipped = omissions(report).map(
    ({ kind, rule, source, message }) =>
      `    <testcase classname="shebiao" name="${escapeXml([kind, rule ?? source].filter(Boolean).join(' '))}"><skipped message="${escapeXml(message)}"/></testcase>`,
  )
  if (skipped.length > 0) yield suite('shebiao not checked', skipped, { skipped: skipped.length })
  yield '</testsuites>\n'
}

function* fileSuite({ source, standard, verdict }: FileReport, findings: readonly ReportedFinding[]): Generator<string> {
  if (findings.length > 0) {
    yield suiteStart(source, findings.length, { failures: findings.filter(isFailure).length })
    for (const finding of findings) yield `${testCase(finding, source)}\n`
    yield suiteEnd
    return
  }
  // A file that was not judged is no success.
  const isSkipped = verdict === 'notAssessable'
  const inner = isSkipped ? `><skipped message="${verdict}"/></testcase>` : '/>'
  yield suite(source, [`    <testcase classname="${escapeXml(source)}" name="${escapeXml(standard ?? 'check')}"${inner}`], { skipped: Number(isSkipped) })
}

function testCase(finding: ReportedFinding, classname: string): string {
  const { rule, at, line = 1, column = 1, clause = '', message, mend, record, source } = finding
  const name = [rule, named(finding), visible(record?.at ?? at)].filter(Boolean).join(' ')
  const body = [`${source}:${line}:${column} ${clause}`, message, mend].map(escapeXml).join('&#10;')
  const inner = isFailure(finding) ? `<failure type="${rule}" message="${escapeXml(message)}">${body}</failure>` : `<system-out>${body}</system-out>`
  return `    <testcase classname="${escapeXml(classname)}" name="${escapeXml(name)}">${inner}</testcase>`
}

function isFailure({ severity, waived }: ReportedFinding): boolean {
  return severity === 'error' && !waived
}

interface Counts {
  failures?: number
  errors?: number
  skipped?: number
}

function suite(name: string, cases: readonly string[], counts: Counts): string {
  return `${suiteStart(name, cases.length, counts)}${cases.join('\n')}\n${suiteEnd}`
}

function suiteStart(name: string, tests: number, { failures = 0, errors = 0, skipped = 0 }: Counts): string {
  return `  <testsuite name="${escapeXml(name)}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}">\n`
}

const suiteEnd = '  </testsuite>\n'

// Control characters, which XML 1.0 does not allow even escaped, are shown as escapes.
function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[\ufffe\uffff]/g, '\ufffd')
}
