import { unreadRules } from '../model/file-rules.js'
import type { FileReport, Finding, Report, Waiver } from '../model/finding.js'
import { severityRank } from '../model/severity.js'
import { type RuleTexts, ruleText } from './messages.js'
import { type Counts, joinCounts, type PartialFile, type PartialResult } from './partial-result.js'
import { causeOf } from './repeated.js'
import { waiverKey } from './waivers.js'

/** Whether a finding fails the check. */
export interface Excuse {
  waiver: Waiver | undefined
  /** Whether the baseline has it. */
  isKnown: boolean
}

export const noExcuse: Excuse = { waiver: undefined, isKnown: false }

/** Numbers of findings and records. */
export class Tally {
  readonly counts: Counts = { waived: 0, infos: 0, known: 0, mended: 0, conforming: 0, notConforming: 0, notAssessable: 0 }
  readonly byRule: Report['byRule'] = {}
  /** Rule → number of records on which it could not be run. */
  readonly skipped = new Map<string, number>()
  /** By `waiverKey`, the findings that each waiver covers. */
  readonly waived = new Map<string, number>()
  /** Number of findings so far. */
  findings = 0

  constructor(private readonly language: Report['language']) {}

  /** Counts a finding in the file of its record. */
  count(finding: Finding, file: PartialFile, { waiver, isKnown }: Excuse, rules: RuleTexts | undefined, isOfRecord = true): void {
    const { rule, severity } = finding
    const { report } = file
    if (isOfRecord && !waiver && !isKnown) countCause(finding, file)
    const count = (this.byRule[rule] ??= { severity, count: 0, title: ruleText(rule, rules).title[this.language] })
    count.count++
    this.findings++
    if (!isKnown) report.findings++
    if (severityRank(severity) > severityRank(count.severity)) count.severity = severity
    if (waiver) {
      this.counts.waived++
      increment(this.waived, waiverKey(waiver), 1)
    } else if (isKnown) {
      this.counts.known++
      if (severity === 'error' && unreadRules.has(rule)) file.unread = (file.unread ?? 0) + 1
      else if (severity === 'error') file.knownErrors = (file.knownErrors ?? 0) + 1
    } else {
      this.countSeverity(severity, report)
      if (severity === 'error' && !unreadRules.has(rule)) file.breaches = (file.breaches ?? 0) + 1
      else if (severity === 'error') file.unread = (file.unread ?? 0) + 1
    }
  }

  skip(rule: string, records = 1): void {
    increment(this.skipped, rule, records)
  }

  join(other: PartialResult): void {
    joinCounts(this.byRule, other.byRule)
    for (const [rule, records] of Object.entries(other.skipped)) this.skip(rule, records)
    for (const [waiver, findings] of Object.entries(other.waived)) increment(this.waived, waiver, findings)
    for (const name of Object.keys(this.counts) as (keyof Counts)[]) this.counts[name] += other.counts[name]
  }

  private countSeverity(severity: Finding['severity'], report: FileReport): void {
    if (severity === 'error') report.errors++
    else if (severity === 'warning') report.warnings++
    else this.counts.infos++
  }
}

function increment(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function countCause(finding: Finding, file: PartialFile): void {
  file.causes ??= {}
  const cause = causeOf(finding)
  file.causes[cause] = (file.causes[cause] ?? 0) + 1
}
