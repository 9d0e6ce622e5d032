import type { Field } from '@shebiao/schemas/runtime'
import type { Conclusion, DataFinding } from '../dataset/conclude.js'
import type { Checked, Engine } from '../engine/engine.js'
import type { DataSetReport, FileReport, Finding, Location, Report, ReportedFinding, Waiver } from '../model/finding.js'
import { noData, type ReadProblem, type ReadRecord } from '../read/record.js'
import type { KnownDataFinding } from './baseline.js'
import { dataSetReport, deviation } from './data-set-report.js'
import { elementReports } from './element-report.js'
import { Excuses } from './excuses.js'
import { identitiesOf } from './identity.js'
import { Listing } from './listing.js'
import { type Added, fileFinding, locatedFinding, type NewFinding, type Part } from './new-finding.js'
import type { SettledOptions } from './options.js'
import { type AboutFile, type GrantedWaiver, gaps, joinFiles, type PartialFile, type PartialResult, RangeOffsets } from './partial-result.js'
import { Repeats } from './repeats.js'
import { type ReportContext, reportOf } from './report.js'
import { type FindingContext, reportedFinding } from './reported-finding.js'
import { isSelected } from './selection.js'
import { noExcuse, Tally } from './tally.js'
import { needlessWaivers, unusedWaivers, waiverOf } from './waivers.js'

/** Options of a collector. */
export interface CollectOptions extends Pick<ReportContext, 'version'>, SettledOptions {
  /** Findings over many records that the baseline has; undefined without a baseline. */
  knownData?: readonly KnownDataFinding[] | undefined
}

/** Takes every finding, listed or not, in the order in which they are found. Its line is counted from the beginning of the range. */
export type Sink = (finding: ReportedFinding) => void

/** Collects findings into a report: counts all, keeps the first of each rule, applies waivers, and reports what was not checked. */
export class Collector {
  private readonly kept: Listing
  private readonly files = new Map<string, PartialFile>()
  private readonly tally: Tally
  private readonly notRead: Report['notChecked'] = []
  private readonly notAssessed: Report['notChecked'] = []
  private readonly failures: Report['failures'] = []
  private dataset: DataSetReport | undefined
  private incomplete = false
  private readonly excuses: Excuses
  private readonly offsets = new RangeOffsets(this.files)

  constructor(
    private readonly options: CollectOptions,
    private readonly sink?: Sink,
    /** The listed findings of all parts of the check: findings behind them are not listed. */
    private readonly shared = new Listing(options.limits),
  ) {
    this.kept = new Listing(options.limits)
    this.tally = new Tally(options.language)
    this.excuses = new Excuses(options.asOf, options.knownData)
  }

  /** Begins the report of a file, or of a range of one. */
  file(file: Pick<FileReport, 'source' | 'format' | 'encoding'>, about: AboutFile = {}): FileReport {
    const { range = { from: 0 }, waivers = [], size, known } = about
    const report: FileReport = { ...file, records: 0, unreadable: 0, verdict: 'notAssessable', errors: 0, warnings: 0, findings: 0 }
    const ranges = [{ ...range, lines: 0, records: 0 }]
    this.files.set(file.source, { report, ranges, detectedAt: range.from, waivers, ...(size !== undefined && { size }) })
    if (known) this.excuses.of(file.source, known)
    return report
  }

  /** Sets the number of line ends in the range that was read. */
  lines(file: FileReport, lines: number): void {
    Object.assign(this.files.get(file.source)!.ranges[0]!, { lines, records: file.records })
  }

  /** Sets the waivers of a file: they are known when its profile is. */
  waive(file: FileReport, waivers: Waiver[]): void {
    this.files.get(file.source)!.waivers = waivers
  }

  /** Sets the waivers that a manifest grants: those that cover nothing are reported. */
  grant(file: FileReport, granted: GrantedWaiver[]): void {
    this.files.get(file.source)!.granted = granted
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
    this.add(file, { finding: fileFinding(problem), locate: () => problem.location }, waivers)
  }

  /** Adds a record that could not be checked against any standard. */
  unassessed(file: FileReport, record: ReadRecord, problems: ReadProblem[], waivers: Waiver[] = []): void {
    file.records++
    this.tally.counts.notAssessable++
    const { prefix, data } = record
    const identity = identitiesOf(data, file.records)
    for (const problem of [...record.problems, ...problems]) {
      const locate = (at: string) => problem.location ?? record.locate(at)
      this.add(file, { finding: fileFinding(problem), locate, identity, prefix }, waivers)
    }
  }

  /** Adds the verdict on one record. */
  record(file: FileReport, record: ReadRecord, engine: Engine, checked: Checked, waivers: Waiver[] = []): void {
    file.records++
    this.skip(checked.notChecked)
    // A file of one record is graded; of more records, each finding on missing elements has the grade of its own.
    const grade = file.records === 1 && engine.grade(record.data, checked)
    if (grade) file.grade = grade
    else delete file.grade
    const isClean = checked.findings.length === 0 && record.problems.length === 0
    if (!isClean && this.findingsOf(file, record, engine, checked, waivers)) this.tally.counts.notConforming++
    else this.tally.counts.conforming++
  }

  /** Adds the findings in a manifest, which lists the data and is no data itself. */
  manifest(file: FileReport, record: ReadRecord, engine: Engine, checked: Checked): void {
    this.files.get(file.source)!.manifest = true
    this.skip(checked.notChecked)
    this.findingsOf(file, record, engine, checked, [])
  }

  /** Adds a finding over many records. It counts in the file of the first record that deviates. */
  dataFinding(found: DataFinding, fields: Record<string, Field>): void {
    const places = found.places.map((location) => this.offsets.inFile(location))
    const [first] = places
    const file = first && this.files.get(first.source)
    const { finding, rule } = found
    const { language, asOf, selection } = this.options
    if (!file || !isSelected(selection, rule.id)) return
    const rules = new Map([[rule.id, rule]])
    const { source, from, line, column = 1, prefix } = first
    const waiver = waiverOf(file.waivers, { ...finding, source, identity: () => ({ at: finding.at }) }, asOf)
    const dataset = deviation({ ...found, places }, fields, language)
    const isKnown = !waiver && this.excuses.takeData({ rule: rule.id, key: dataset.key, facts: dataset.facts })
    this.tally.count(finding, file, { waiver, isKnown }, rules, false)
    const [standard, type] = first.type.split('/') as [string, string]
    const context: FindingContext = { standard, type, fields, rules, ...(rule.profiles && { profile: rule.profiles[0] }) }
    const location = line === undefined ? undefined : { line, column }
    const reported = reportedFinding({ finding, source, location, record: undefined, context, prefix, waiver, isKnown }, language)
    reported.dataset = dataset
    this.sink?.(reported)
    if (!isKnown) this.kept.add({ from, index: first.record, finding: reported, isInFile: true })
  }

  /** Adds the outcome of the data rules. */
  async concluded({ assessments, elements, ...conclusion }: Conclusion): Promise<void> {
    const { language, selection } = this.options
    const selected = assessments.filter(({ rule }) => isSelected(selection, rule.id))
    for (const [rule, records] of conclusion.skipped) if (isSelected(selection, rule)) this.tally.skip(rule, records)
    for (const { rule, missing } of selected) if (missing) this.notAssessed.push({ rule: rule.id, records: 0, reason: missing[language] })
    const tables = elements.filter(({ rule }) => isSelected(selection, rule))
    this.dataset = dataSetReport({ ...conclusion, assessments: selected }, await elementReports(tables, language), language)
  }

  /** Called when everything is checked: reports waivers that cover nothing, and counts what the baseline has and was not found. */
  close(): void {
    if (this.failures.length === 0) {
      for (const { report, problem } of needlessWaivers(this.files.values(), (waivers) => unusedWaivers(waivers, this.tally.waived, this.options)))
        this.problem(report, problem)
    }
    this.countMended()
  }

  /** Called when the files of this collector were checked: what the baseline has of them and was not found is mended. */
  countMended(): void {
    if (this.failures.length > 0) return
    this.tally.counts.mended += this.excuses.unmet()
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
    return [...this.files.values()].reduce((sum, { report }) => sum + report.unreadable, this.failures.length + this.tally.counts.notAssessable)
  }

  /** Whether findings have to come in an order of their own: a sink takes them as they come, and of equal ones the first are known. */
  get isOrdered(): boolean {
    return this.sink !== undefined || this.excuses.hasData
  }

  isIncomplete(): boolean {
    return this.incomplete
  }

  private skip(rules: readonly string[]): void {
    for (const rule of rules) if (isSelected(this.options.selection, rule)) this.tally.skip(rule)
  }

  /** Adds the findings of one record. Returns whether any of them fails it. */
  private findingsOf(file: FileReport, record: ReadRecord, context: Engine, checked: Checked, waivers: Waiver[]): boolean {
    const { prefix, data } = record
    const locate = (at: string) => record.locate(at)
    const grade = () => context.grade(data, checked)
    const identityAt = identitiesOf(data, Math.max(1, file.records), context.fields)
    let failed = false
    let repeats: Repeats | undefined
    const take = (finding: Finding, locate: (at: string) => Location) => {
      repeats ??= new Repeats()
      const { repeat, isExtra } = repeats.take(finding)
      const identity = (place: string) => (repeat > 1 ? { ...identityAt(place), repeat } : identityAt(place))
      const own = context.rules.get(finding.rule)?.elements && { grade }
      const { listed, fails } = this.add(file, { finding, locate, identity, ...own, context, prefix, isExtra }, waivers)
      repeats.taken(listed)
      if (fails) failed = true
    }
    for (const problem of record.problems) take(fileFinding(problem), (at) => problem.location ?? record.locate(at))
    const mayCount = waivers.length === 0 && !this.excuses.hasFiles && !this.sink
    const partial = this.files.get(file.source)!
    const { from } = partial.ranges[0]!
    for (const finding of checked.findings) {
      // What is only counted is not formatted. In a record of which nothing is listed yet, nothing of this rule will be.
      const isListed = repeats || !mayCount || this.shared.has(finding, file.source, from, this.tally.findings + 1, false)
      if (isListed) take(finding, locate)
      else if (isSelected(this.options.selection, finding.rule)) {
        this.tally.count(finding, partial, noExcuse, context.rules)
        if (finding.severity === 'error') failed = true
      }
    }
    return failed
  }

  /** Counts a finding and lists it if it is among the first; split where only some of its places are waived or known. */
  private add(file: FileReport, found: NewFinding, waivers: Waiver[]): Added {
    if (!isSelected(this.options.selection, found.finding.rule)) return { fails: false }
    const parts = this.excuses.partsOf(found, file.source, waivers).map((part) => this.addPart(file, found, part))
    return parts.length === 1 ? parts[0]! : { listed: parts.findLast(({ listed }) => listed)?.listed, fails: parts.some(({ fails }) => fails) }
  }

  private addPart(file: FileReport, found: NewFinding, part: Part): Added {
    const { context, isExtra = false } = found
    const { finding, excuse } = part
    const { source } = file
    const partial = this.files.get(source)!
    this.tally.count(finding, partial, excuse, context?.rules)
    const fails = finding.severity === 'error' && !excuse.waiver
    const [from, index] = [partial.ranges[0]!.from, this.tally.findings]
    const isListed = !excuse.isKnown && this.shared.has(finding, source, from, index, isExtra)
    if (!isListed && !this.sink) return { fails }
    const reported = reportedFinding(locatedFinding(found, part, source), this.options.language)
    this.sink?.(reported)
    if (!isListed) return { fails }
    const kept = { from, index, finding: reported, ...(isExtra && { isExtra: true as const }) }
    this.kept.add(kept)
    this.shared.add(kept)
    return { listed: reported, fails }
  }

  /** Everything collected so far, as plain data. */
  partialResult(): PartialResult {
    const { byRule, counts, skipped, waived } = this.tally
    const own = { files: [...this.files.values()], findings: this.kept.all(), leftOut: this.notRead, failures: this.failures }
    return { ...own, byRule, counts, skipped: Object.fromEntries(skipped), waived: Object.fromEntries(waived) }
  }

  /** Adds the result of other files or other ranges. Throws TwiceError for a range that is present already. */
  take(other: PartialResult): void {
    joinFiles(this.files, other.files)
    this.offsets.clear()
    this.tally.join(other)
    for (const kept of other.findings) this.kept.add(kept)
    this.notRead.push(...other.leftOut)
    this.failures.push(...other.failures)
  }

  /** The report of everything collected. `all`: with every finding that the limits keep; else with the first of each rule. */
  report(all = this.options.limits.overall > 0): Report {
    const { options, incomplete, notAssessed, dataset } = this
    const unused = this.failures.length > 0 ? [] : unusedWaivers(options.waivers, this.tally.waived, options)
    return reportOf(this.partialResult(), {
      ...options,
      unusedWaivers: unused,
      incomplete,
      notAssessed,
      dataset,
      all,
      hasBaseline: options.knownData !== undefined,
    })
  }
}
