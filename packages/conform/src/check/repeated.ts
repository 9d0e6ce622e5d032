import { pattern } from '@shebiao/schemas/runtime'
import type { Finding, RepeatedFinding, Report, ReportedFinding } from '../model/finding.js'
import type { Severity } from '../model/rule.js'
import type { PartialFile } from './partial-result.js'

/** Findings of one cause in one file from which on they are told as one, and the least share of its records. */
const fewest = 5
const leastShare = 0.2

/** Examples of a repeated finding. */
const shownExamples = 3

/**
 * What makes findings of different records one cause: severity, rule and field, indices aside; of missing elements, which they are.
 * There are as many as a schema has fields: an unknown member counts as its object.
 */
export function causeOf({ rule, severity, at, places }: Pick<Finding, 'rule' | 'severity' | 'at' | 'places'>): string {
  if (places && places.length > 1) return `${severity} ${rule} ${[...new Set(places.map((place) => pattern(place.at)))].sort().join(' ')}`
  return `${severity} ${rule} ${pattern(rule === 'field-known' ? at.slice(0, at.lastIndexOf('/')) : at)}`
}

/** The cause of a finding as a report lists it. */
export function causeOfReported({ rule, severity, at, record, places }: ReportedFinding): string {
  // Without the place of the record in its document, and with indices for keys.
  const own = (pointer: string) => pointer.replace(/\/\[(?:[^/])*\]/g, '/0')
  return causeOf({ rule, severity, at: own(record?.at ?? at), ...(places && { places: places.map((place) => ({ ...place, at: own(place.inRecord) })) }) })
}

/** The causes that many records of a file share, the most frequent first, with examples from the listed findings. */
export function repeatedIn(files: readonly PartialFile[], findings: readonly ReportedFinding[], byRule: Report['byRule']): RepeatedFinding[] {
  const repeated: RepeatedFinding[] = []
  const byKey = new Map<string, RepeatedFinding>()
  for (const { report, causes = {} } of files) {
    for (const [cause, count] of Object.entries(causes)) {
      if (count < fewest || count < leastShare * report.records) continue
      const [severity, rule, ...at] = cause.split(' ') as [Severity, string, ...string[]]
      const one: RepeatedFinding = {
        source: report.source,
        rule,
        at: at.join(' '),
        severity,
        title: byRule[rule]?.title ?? rule,
        count,
        records: report.records,
        examples: [],
      }
      repeated.push(one)
      byKey.set(`${report.source} ${cause}`, one)
    }
  }
  for (const finding of findings) {
    if (finding.dataset) continue
    const one = byKey.get(`${finding.source} ${causeOfReported(finding)}`)
    if (!one) continue
    one.field ??= finding.field
    one.mend ??= finding.mend
    if (finding.clause) one.clause ??= finding.clause
    const { line, column, at, message } = finding
    if (one.examples.length < shownExamples) one.examples.push({ ...(line !== undefined && { line, ...(column !== undefined && { column }) }), at, message })
  }
  return repeated.sort((a, b) => (a.source === b.source ? b.count - a.count : a.source < b.source ? -1 : 1) || (a.rule + a.at < b.rule + b.at ? -1 : 1))
}
