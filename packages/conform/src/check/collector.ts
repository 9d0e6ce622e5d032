import { type Field, pattern } from '@shebiao/schemas/runtime'
import type { Conclusion, DataFinding } from '../dataset/conclude.js'
import type { Checked, Engine } from '../engine/engine.js'
import type { FactLocation } from '../model/fact.js'
import { type FileRuleId, fileRules } from '../model/file-rules.js'
import type { DataSetReport, FileReport, Finding, Location, Report, ReportedFinding, Waiver } from '../model/finding.js'
import { severityRank } from '../model/severity.js'
import { noData, type ReadProblem, type ReadRecord } from '../read/record.js'
import { dataSetReport, deviation } from './data-set-report.js'
import { type RuleTexts, ruleText } from './messages.js'
import { type Counts, gaps, joinCounts, joinFiles, linesBefore, type PartialFile, type PartialResult, type Range } from './partial-result.js'
import { type ReportContext, reportOf } from './report.js'
import { covers, type FindingContext, type LocatedFinding, reportedFinding } from './reported-finding.js'
import { TopFindings } from './top-findings.js'

/** Findings of one rule at one repeated field of a record that are listed; the rest are counted. */
const listedPerField = 3

/** Options of a collector. */
export interface CollectOptions extends Pick<ReportContext, 'version' | 'asOf' | 'language'> {
  /** Findings of each rule that are listed: the first in the order of files and records. */
  maxFindings: number
}

/** Takes every finding, listed or not, in the order in which they are found. Its line is counted from the beginning of the range. */
export type Sink = (finding: ReportedFinding) => void

/** A finding on its way into the report. Its location is looked up only if it is reported. */
interface NewFinding extends Omit<LocatedFinding, 'source' | 'location' | 'waiver'> {
  location: Location | undefined | (() => Location | undefined)
  /** Whether it may be listed; else it is only counted. */
  mayList: boolean
}

/** Collects findings into a report: counts all, keeps the first of each rule, applies waivers, and reports what was not checked. */
export class Collector {
  private readonly kept: TopFindings
  private readonly files = new Map<string, PartialFile>()
  private readonly byRule: Report['byRule'] = {}
  private readonly skipped = new Map<string, number>()
  private readonly notRead: Report['notChecked'] = []
  private readonly notAssessed: Report['notChecked'] = []
  private readonly failures: Report['failures'] = []
  private readonly counts: Counts = { waived: 0, infos: 0, conforming: 0, notConforming: 0, notAssessable: 0 }
  private dataset: DataSetReport | undefined
  private findings = 0
  private incomplete = false
  /** Source → beginning of a range → line ends before it. */
  private readonly lineOffsets = new Map<string, Map<number, number>>()

  constructor(
    private readonly options: CollectOptions,
    private readonly sink?: Sink,
    /** The first findings of all parts of the check: findings behind them are not listed. */
    private readonly shared = new TopFindings(options.maxFindings),
  ) {
    this.kept = new TopFindings(options.maxFindings)
  }

  /** Begins the report of a file, or of a range of one of `size` bytes. */
  file(file: Pick<FileReport, 'source' | 'format' | 'encoding'>, range: Range = { from: 0 }, waivers: Waiver[] = [], size?: number): FileReport {
    const report: FileReport = { ...file, records: 0, unreadable: 0, verdict: 'notAssessable', errors: 0, warnings: 0 }
    this.files.set(file.source, { report, ranges: [{ ...range, lines: 0 }], detectedAt: range.from, waivers, ...(size !== undefined && { size }) })
    return report
  }

  /** Sets the number of line ends in the range that was read. */
  lines(file: FileReport, lines: number): void {
    this.files.get(file.source)!.ranges[0]!.lines = lines
  }

  /** Sets the waivers of a file: they are known when its profile is. */
  waive(file: FileReport, waivers: Waiver[]): void {
    this.files.get(file.source)!.waivers = waivers
  }

  waiversOf(source: string): Waiver[] {
    return this.files.get(source)?.waivers ?? []
  }

  /** Adds an error that prevented a check. */
  failure(source: string, message: string): void {
    this.failures.push({ source, message })
  }

  /** Notes that the check was aborted: the report does not cover all data. */
  brokenOff(message: string): void {
    this.incomplete = true
    this.failure('', message)
  }

  /** Adds a file that was not checked. */
  leftOut(source: string, reason: string): void {
    this.notRead.push({ source, records: 0, reason })
  }

  /** Adds a problem of a file, or of a record that could not be read. */
  problem(file: FileReport, problem: ReadProblem, waivers: Waiver[] = []): void {
    if (problem.lost) file.unreadable++
    this.add(file, { finding: this.fileFinding(problem), location: () => problem.location, context: undefined, prefix: '', mayList: true }, waivers)
  }

  /** Adds a record that could not be checked against any standard. */
  unassessed(file: FileReport, record: ReadRecord, problems: ReadProblem[], waivers: Waiver[] = []): void {
    file.records++
    this.counts.notAssessable++
    const { prefix } = record
    for (const problem of [...record.problems, ...problems]) {
      const location = problem.location ?? record.locate(problem.at)
      this.add(file, { finding: this.fileFinding(problem), location, context: undefined, prefix, mayList: true }, waivers)
    }
  }

  /** Adds the verdict on one record. */
  record(file: FileReport, record: ReadRecord, engine: Engine, checked: Checked, waivers: Waiver[] = []): void {
    file.records++
    this.skip(checked.notChecked)
    // Most records have no findings.
    const isClean = checked.findings.length === 0 && record.problems.length === 0
    if (!isClean && this.findingsOf(file, record, engine, checked, waivers)) this.counts.notConforming++
    else this.counts.conforming++
  }

  /** Adds the findings in a manifest, which lists the data and is no data itself. */
  manifest(file: FileReport, record: ReadRecord, engine: Engine, checked: Checked): void {
    this.files.get(file.source)!.manifest = true
    this.skip(checked.notChecked)
    this.findingsOf(file, record, engine, checked, [])
  }

  /** Adds a finding over many records. It counts in the file of the first record that deviates. */
  dataFinding(found: DataFinding, fields: Record<string, Field>): void {
    const places = found.places.map((location) => this.inFile(location))
    const [first] = places
    const file = first && this.files.get(first.source)
    if (!file) return
    const { finding, rule } = found
    const rules = new Map([[rule.id, rule]])
    const waiver = this.count(file.report, finding, file.waivers, rules)
    const { source, from, line, column = 1, prefix } = first
    const [standard, type] = first.type.split('/') as [string, string]
    const context: FindingContext = { standard, type, fields, rules, ...(rule.profiles && { profile: rule.profiles[0] }) }
    const location = line === undefined ? undefined : { line, column }
    const { language } = this.options
    const reported = reportedFinding({ finding, source, location, context, prefix, waiver }, language)
    reported.dataset = deviation({ ...found, places }, fields, language)
    this.sink?.(reported)
    this.kept.add({ from, index: first.record, finding: reported, isInFile: true })
  }

  /** A location whose line is counted from the beginning of its file. */
  private inFile(location: FactLocation): FactLocation {
    const { source, from, line } = location
    return line === undefined || from === 0 ? location : { ...location, line: line + this.linesBefore(source, from) }
  }

  private linesBefore(source: string, from: number): number {
    let offsets = this.lineOffsets.get(source)
    if (!offsets) this.lineOffsets.set(source, (offsets = linesBefore(this.files.get(source)!)))
    return offsets.get(from) ?? 0
  }

  /** Adds the outcome of the data rules. */
  concluded(conclusion: Conclusion): void {
    const { language } = this.options
    for (const [rule, records] of conclusion.skipped) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + records)
    for (const { rule, missing } of conclusion.assessments) if (missing) this.notAssessed.push({ rule: rule.id, records: 0, reason: missing[language] })
    this.dataset = dataSetReport(conclusion, language)
  }

  /** Called when all parts are merged: reports files of which a range is missing, and files without records. */
  complete(): void {
    for (const { report, ranges, size } of this.files.values()) {
      if (size === undefined || ranges[0]?.to === undefined) continue
      const missing = gaps(ranges, size)
      if (missing.length > 0) this.brokenOff(`${report.source} 有部分未检查：字节 ${missing.join('、')} (bytes that were not checked)`)
      else if (report.records + report.unreadable === 0) this.problem(report, noData)
    }
  }

  /** Number of records and files that could not be read. Their content is unknown, so nothing can be said to be missing from the data set. */
  unread(): number {
    let unread = this.failures.length + this.counts.notAssessable
    for (const { report } of this.files.values()) unread += report.unreadable
    return unread
  }

  /** Whether a sink takes every finding. */
  get hasSink(): boolean {
    return this.sink !== undefined
  }

  isIncomplete(): boolean {
    return this.incomplete
  }

  private skip(rules: readonly string[]): void {
    for (const rule of rules) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + 1)
  }

  /** Adds the findings of one record. Returns whether any of them fails it. */
  private findingsOf(file: FileReport, record: ReadRecord, context: Engine, { findings }: Checked, waivers: Waiver[]): boolean {
    const { prefix } = record
    const all: { finding: Finding; known?: Location | undefined }[] = [
      ...record.problems.map((problem) => ({ finding: this.fileFinding(problem), known: problem.location })),
      ...findings.map((finding) => ({ finding })),
    ]
    let failed = false
    const repeats = new Map<string, { count: number; last?: ReportedFinding | undefined }>()
    for (const { finding, known } of all) {
      const key = `${finding.rule} ${pattern(finding.at)}`
      const seen = repeats.get(key) ?? { count: 0 }
      seen.count++
      repeats.set(key, seen)
      const mayList = seen.count <= listedPerField
      const location = known ?? (() => record.locate(finding.at))
      const { listed, isWaived } = this.add(file, { finding, location, context, prefix, mayList }, waivers)
      if (seen.count === listedPerField) seen.last = listed
      else if (!mayList && seen.last) seen.last.andMore = (seen.last.andMore ?? 0) + 1
      if (finding.severity === 'error' && !isWaived) failed = true
    }
    return failed
  }

  private fileFinding({ rule, at, params }: ReadProblem): Finding {
    return { rule, severity: fileRules[rule as FileRuleId].severity, at, params }
  }

  private add(
    file: FileReport,
    { finding, location, context, prefix, mayList }: NewFinding,
    waivers: Waiver[],
  ): { listed?: ReportedFinding; isWaived: boolean } {
    const { source } = file
    const waiver = this.count(file, finding, waivers, context?.rules)
    const isWaived = waiver !== undefined
    const { from } = this.files.get(source)!.ranges[0]!
    const isListed = mayList && this.shared.has(finding.rule, source, from, this.findings)
    if (!isListed && !this.sink) return { isWaived }
    const found = typeof location === 'function' ? location() : location
    const reported = reportedFinding({ finding, source, location: found, context, prefix, waiver }, this.options.language)
    this.sink?.(reported)
    if (!isListed) return { isWaived }
    const kept = { from, index: this.findings, finding: reported }
    this.kept.add(kept)
    this.shared.add(kept)
    return { listed: reported, isWaived }
  }

  /** Counts a finding. Returns the waiver that covers it. */
  private count(file: FileReport, finding: Finding, waivers: Waiver[], rules: RuleTexts | undefined): Waiver | undefined {
    const waiver = waivers.find((candidate) => covers(candidate, finding, file.source, this.options.asOf))
    const { rule, severity } = finding
    const count = (this.byRule[rule] ??= { severity, count: 0, title: ruleText(rule, rules).title[this.options.language] })
    count.count++
    this.findings++
    if (severityRank(severity) > severityRank(count.severity)) count.severity = severity
    if (waiver) this.counts.waived++
    else if (severity === 'error') file.errors++
    else if (severity === 'warning') file.warnings++
    else this.counts.infos++
    return waiver
  }

  /** Everything collected so far, as plain data. */
  partialResult(): PartialResult {
    const { byRule, failures, counts } = this
    const findings = this.kept.all()
    return { files: [...this.files.values()], findings, byRule, skipped: Object.fromEntries(this.skipped), leftOut: this.notRead, failures, counts }
  }

  /** Adds the result of other files or other ranges. Throws TwiceError for a range that is present already. */
  take(other: PartialResult): void {
    joinFiles(this.files, other.files)
    this.lineOffsets.clear()
    joinCounts(this.byRule, other.byRule)
    for (const [rule, records] of Object.entries(other.skipped)) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + records)
    for (const name of Object.keys(this.counts) as (keyof Counts)[]) this.counts[name] += other.counts[name]
    for (const kept of other.findings) this.kept.add(kept)
    this.notRead.push(...other.leftOut)
    this.failures.push(...other.failures)
  }

  /** The report of everything collected. */
  report(): Report {
    const { options, incomplete, notAssessed, dataset } = this
    return reportOf(this.partialResult(), { ...options, incomplete, notAssessed, dataset })
  }
}
