import { type Field, pattern } from '@shebiao/schemas/runtime'
import type { Conclusion, DataFinding } from '../dataset/conclude.js'
import type { Checked, Engine } from '../engine/engine.js'
import type { FactLocation } from '../model/fact.js'
import { type FileRuleId, fileRules } from '../model/file-rules.js'
import type { DataSetReport, FileReport, Finding, Report, ReportedFinding, Waiver } from '../model/finding.js'
import { noData, type ReadProblem, type ReadRecord } from '../read/record.js'
import { dataSetReport, deviation } from './data-set-report.js'
import { ruleText, say, type Worded } from './messages.js'
import {
  type Counts,
  gaps,
  joinCounts,
  joinFile,
  joinRanges,
  linesBefore,
  type PartialFile,
  type PartialResult,
  type Range,
  severityRank,
} from './partial-result.js'
import { reportOf, type Stated } from './report.js'
import { TopFindings } from './top-findings.js'

/** Findings of one rule at one repeated field of a record that are listed one by one; the rest are counted. */
const perField = 3

export interface CollectOptions extends Pick<Stated, 'version' | 'asOf' | 'language'> {
  /** Findings of each rule that are listed: the first in the order of files and records. */
  maxFindings: number
}

/** Is given every finding, listed or not, in the order in which they are found; its line is counted from the beginning of the range. */
export type Sink = (finding: ReportedFinding) => void

/** Gathers findings into a report: counts everything, keeps the first of each rule, applies waivers, and says what was not checked. */
export class Collector {
  private readonly kept: TopFindings
  private readonly files = new Map<string, PartialFile>()
  private readonly byRule: Report['byRule'] = {}
  private readonly skipped = new Map<string, number>()
  private readonly left: Report['notChecked'] = []
  private readonly unjudged: Report['notChecked'] = []
  private readonly failures: Report['failures'] = []
  private readonly counts: Counts = { waived: 0, infos: 0, conforming: 0, notConforming: 0, notAssessable: 0 }
  private dataset: DataSetReport | undefined
  private found = 0
  private incomplete = false
  /** Source → beginning of a range → line ends before it. */
  private readonly before = new Map<string, Map<number, number>>()

  constructor(
    private readonly options: CollectOptions,
    private readonly sink?: Sink,
    /** The first findings of all the parts that are gathered here: what comes after them is not listed. */
    private readonly firsts = new TopFindings(options.maxFindings),
  ) {
    this.kept = new TopFindings(options.maxFindings)
  }

  /** Begins the report of a file, or of a range of one of `size` bytes. */
  file(file: Pick<FileReport, 'source' | 'format' | 'encoding'>, range: Range = { from: 0 }, waivers: Waiver[] = [], size?: number): FileReport {
    const report: FileReport = { ...file, records: 0, unreadable: 0, verdict: 'notAssessable', errors: 0, warnings: 0 }
    this.files.set(file.source, { report, ranges: [{ ...range, lines: 0 }], detectedAt: range.from, waivers, ...(size !== undefined && { size }) })
    return report
  }

  /** Notes how many line ends the range had that is being read. */
  lines(file: FileReport, lines: number): void {
    this.files.get(file.source)!.ranges[0]!.lines = lines
  }

  /** The waivers that hold for a file, known only when its profile is. */
  waive(file: FileReport, waivers: Waiver[]): void {
    this.files.get(file.source)!.waivers = waivers
  }

  waiversOf(source: string): Waiver[] {
    return this.files.get(source)?.waivers ?? []
  }

  /** What could not be done at all. */
  failure(source: string, message: string): void {
    this.failures.push({ source, message })
  }

  /** The check was broken off: this report is not that of the whole. */
  brokenOff(message: string): void {
    this.incomplete = true
    this.failure('', message)
  }

  /** A file or rule that was left out, with the reason. */
  leftOut(source: string, reason: string): void {
    this.left.push({ source, records: 0, reason })
  }

  /** A problem of a file itself, before any record. */
  problem(file: FileReport, problem: ReadProblem, waivers: Waiver[] = []): void {
    if (problem.lost) file.unreadable++
    this.add(file, this.fileFinding(problem), problem.location, undefined, '', waivers)
  }

  /** A record that could not be put to any standard. */
  unassessed(file: FileReport, record: ReadRecord, problems: ReadProblem[], waivers: Waiver[] = []): void {
    file.records++
    this.counts.notAssessable++
    for (const problem of [...record.problems, ...problems])
      this.add(file, this.fileFinding(problem), problem.location ?? record.locate(problem.at), undefined, record.prefix, waivers)
  }

  /** The verdict on one record. */
  record(file: FileReport, record: ReadRecord, engine: Engine, found: Checked, waivers: Waiver[] = []): void {
    file.records++
    this.skip(found.notChecked)
    // Of most there is nothing to say.
    const isQuiet = found.findings.length === 0 && record.problems.length === 0
    if (!isQuiet && this.findingsOf(file, record, engine, found, waivers)) this.counts.notConforming++
    else this.counts.conforming++
  }

  /** The findings in a manifest, which says where the data are and is none of them. */
  manifest(file: FileReport, record: ReadRecord, engine: Engine, found: Checked): void {
    this.files.get(file.source)!.manifest = true
    this.skip(found.notChecked)
    this.findingsOf(file, record, engine, found, [])
  }

  /** A finding over many records: it counts in the file of the first that deviates. */
  dataFinding(found: DataFinding, fields: Record<string, Field>): void {
    const places = found.places.map((location) => this.absolute(location))
    const [location] = places
    const file = location && this.files.get(location.source)
    if (!file) return
    const { finding, rule } = found
    const { waiver } = this.count(file.report, finding, file.waivers, new Map([[rule.id, rule]]))
    const { from, line, column = 1 } = location
    const [standard, type] = location.type.split('/') as [string, string]
    const spoken: Spoken = { standard, type, fields, rules: new Map([[rule.id, rule]]), ...(rule.profiles && { profile: rule.profiles[0] }) }
    const reported = this.worded(file.report, finding, line === undefined ? undefined : { line, column }, spoken, location.prefix, waiver)
    reported.dataset = deviation({ ...found, places }, fields, this.options.language)
    this.sink?.(reported)
    // Its line is that of the file already.
    this.kept.add({ from, index: location.record, finding: reported, placed: true })
  }

  private absolute(location: FactLocation): FactLocation {
    const { source, from, line } = location
    return line === undefined || from === 0 ? location : { ...location, line: line + this.linesBefore(source, from) }
  }

  private linesBefore(source: string, from: number): number {
    let starts = this.before.get(source)
    if (!starts) this.before.set(source, (starts = linesBefore(this.files.get(source)!)))
    return starts.get(from) ?? 0
  }

  /** What was concluded of the data set as a whole. */
  concluded(conclusion: Conclusion): void {
    const { language } = this.options
    for (const [rule, records] of conclusion.unsound) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + records)
    for (const { rule, missing } of conclusion.assessments) if (missing) this.unjudged.push({ rule: rule.id, records: 0, reason: missing[language] })
    this.dataset = dataSetReport(conclusion, language)
  }

  /** When all parts are there: of each file that was read in ranges, whether none is missing, and whether it held anything. */
  complete(): void {
    for (const { report, ranges, size } of this.files.values()) {
      if (size === undefined || ranges[0]?.to === undefined) continue
      const missing = gaps(ranges, size)
      if (missing.length > 0) this.brokenOff(`${report.source} 有部分未检查：字节 ${missing.join('、')} (bytes that were not checked)`)
      else if (report.records + report.unreadable === 0) this.problem(report, noData)
    }
  }

  /** Records that are missing from what was read, and files that could not be read: of these nothing can be said, so nor of what is nowhere. */
  unread(): number {
    let unread = this.failures.length + this.counts.notAssessable
    for (const { report } of this.files.values()) unread += report.unreadable
    return unread
  }

  /** Whether every finding is told as it is found. */
  get tellsAll(): boolean {
    return this.sink !== undefined
  }

  isIncomplete(): boolean {
    return this.incomplete
  }

  private skip(rules: readonly string[]): void {
    for (const rule of rules) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + 1)
  }

  /** Adds the findings of one record and says whether any of them fails it. */
  private findingsOf(file: FileReport, record: ReadRecord, engine: Engine, found: Checked, waivers: Waiver[]): boolean {
    const all: [Finding, ReadProblem['location']?][] = [
      ...record.problems.map((problem): [Finding, ReadProblem['location']?] => [this.fileFinding(problem), problem.location]),
      ...found.findings.map((finding): [Finding] => [finding]),
    ]
    let failed = false
    const repeats = new Map<string, { count: number; last?: ReportedFinding | undefined }>()
    for (const [finding, given] of all) {
      const key = `${finding.rule} ${pattern(finding.at)}`
      const seen = repeats.get(key) ?? { count: 0 }
      seen.count++
      repeats.set(key, seen)
      const listed = seen.count <= perField
      const reported = this.add(file, finding, given ?? (() => record.locate(finding.at)), engine, record.prefix, waivers, listed)
      if (seen.count === perField) seen.last = reported.listed
      else if (!listed && seen.last) seen.last.andMore = (seen.last.andMore ?? 0) + 1
      if (finding.severity === 'error' && !reported.waived) failed = true
    }
    return failed
  }

  private fileFinding({ rule, at, params }: ReadProblem): Finding {
    return { rule, severity: fileRules[rule as FileRuleId].severity, at, params }
  }

  private add(
    file: FileReport,
    finding: Finding,
    where: ReadProblem['location'] | (() => { line: number; column: number }),
    engine: Spoken | undefined,
    prefix: string,
    waivers: Waiver[],
    list = true,
  ): { listed?: ReportedFinding; waived: boolean } {
    const { waiver } = this.count(file, finding, waivers, engine?.rules)
    const waived = waiver !== undefined
    const { from } = this.files.get(file.source)!.ranges[0]!
    const listed = list && this.firsts.has(finding.rule, file.source, from, this.found)
    if (!listed && !this.sink) return { waived }
    const reported = this.worded(file, finding, typeof where === 'function' ? where() : where, engine, prefix, waiver)
    this.sink?.(reported)
    if (!listed) return { waived }
    const one = { from, index: this.found, finding: reported }
    this.kept.add(one)
    this.firsts.add(one)
    return { listed: reported, waived }
  }

  private count(file: FileReport, finding: Finding, waivers: Waiver[], rules: Worded | undefined): { waiver: Waiver | undefined } {
    const waiver = waivers.find((one) => covers(one, finding, file.source, this.options.asOf))
    const { rule, severity } = finding
    const count = (this.byRule[rule] ??= { severity, count: 0, title: ruleText(rule, rules).title[this.options.language] })
    count.count++
    this.found++
    if (severityRank(severity) > severityRank(count.severity)) count.severity = severity
    if (waiver) this.counts.waived++
    else if (severity === 'error') file.errors++
    else if (severity === 'warning') file.warnings++
    else this.counts.infos++
    return { waiver }
  }

  private worded(
    file: FileReport,
    finding: Finding,
    location: ReadProblem['location'],
    engine: Spoken | undefined,
    prefix: string,
    waiver: Waiver | undefined,
  ): ReportedFinding {
    return {
      rule: finding.rule,
      severity: finding.severity,
      source: file.source,
      ...(location && { line: location.line, column: location.column }),
      at: prefix + finding.at,
      ...(finding.clause && { clause: finding.clause }),
      ...(engine && { standard: engine.standard, type: engine.type }),
      ...(engine?.profile && { profile: engine.profile }),
      ...say(finding, engine?.fields ?? noFields, engine?.rules ?? noRules, this.options.language),
      ...(waiver && { waived: waiver }),
    }
  }

  /** Everything gathered so far. */
  partialResult(): PartialResult {
    const { byRule, failures, counts } = this
    const findings = this.kept.all()
    return { files: [...this.files.values()], findings, byRule, skipped: Object.fromEntries(this.skipped), leftOut: this.left, failures, counts }
  }

  /** Adds what was gathered elsewhere, of other files or other ranges. Throws TwiceError for what is here already. */
  take(other: PartialResult): void {
    for (const { report, ranges } of other.files) {
      const known = this.files.get(report.source)
      if (known) joinRanges(report.source, [...known.ranges], ranges)
    }
    this.before.clear()
    for (const file of other.files) {
      const known = this.files.get(file.report.source)
      if (!known) this.files.set(file.report.source, { ...file, report: { ...file.report }, ranges: [...file.ranges] })
      else {
        joinRanges(file.report.source, known.ranges, file.ranges)
        joinFile(known, file)
      }
    }
    joinCounts(this.byRule, other.byRule)
    for (const [rule, records] of Object.entries(other.skipped)) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + records)
    for (const name of Object.keys(this.counts) as (keyof Counts)[]) this.counts[name] += other.counts[name]
    for (const one of other.findings) this.kept.add(one)
    this.left.push(...other.leftOut)
    this.failures.push(...other.failures)
  }

  /** The report of everything gathered. */
  report(): Report {
    const { options, incomplete, unjudged, dataset } = this
    return reportOf(this.partialResult(), { ...options, incomplete, unjudged, dataset })
  }
}

/** What a finding is put into words with. */
interface Spoken extends Pick<Engine, 'standard' | 'type' | 'fields' | 'profile'> {
  rules: Worded
}

const noFields: Record<string, Field> = {}
const noRules: Worded = new Map()

/** Whether a waiver covers a finding on that day: it ends with its last day, and stays in the report. */
function covers(waiver: Waiver, finding: Finding, source: string, asOf: string): boolean {
  if (waiver.rule !== finding.rule || asOf > waiver.until) return false
  if (waiver.at !== undefined && waiver.at !== finding.at) return false
  return waiver.file === undefined || source === waiver.file || source.endsWith(`/${waiver.file}`)
}
