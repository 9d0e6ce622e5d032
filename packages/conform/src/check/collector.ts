import type { Field } from '@shebiao/schemas/runtime'
import type { Conclusion, DataFinding } from '../dataset/conclude.js'
import type { Checked, Engine } from '../engine/engine.js'
import type { DataSetReport, FileReport, Finding, Location, RecordIdentity, Report, ReportedFinding, Waiver } from '../model/finding.js'
import { noData, type ReadProblem, type ReadRecord } from '../read/record.js'
import { type KnownDataFinding, KnownFindings } from './baseline.js'
import { dataSetReport, deviation } from './data-set-report.js'
import { identitiesOf } from './identity.js'
import { Listing } from './listing.js'
import { fileFinding, knownAs, type NewFinding } from './new-finding.js'
import type { SettledOptions } from './options.js'
import { type AboutFile, type GrantedWaiver, gaps, joinFiles, type PartialFile, type PartialResult, RangeOffsets } from './partial-result.js'
import { Repeats } from './repeats.js'
import { type ReportContext, reportOf } from './report.js'
import { type FindingContext, reportedFinding } from './reported-finding.js'
import { isSelected } from './selection.js'
import { noExcuse, Tally } from './tally.js'
import { needlessWaivers, type UnusedWaiver, unusedWaivers, waiverOf } from './waivers.js'

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
  private readonly known = new Map<string, KnownFindings>()
  private readonly knownData: KnownFindings
  private readonly offsets = new RangeOffsets(this.files)

  constructor(
    private readonly options: CollectOptions,
    private readonly sink?: Sink,
    /** The listed findings of all parts of the check: findings behind them are not listed. */
    private readonly shared = new Listing(options.limits),
  ) {
    this.kept = new Listing(options.limits)
    this.tally = new Tally(options.language)
    this.knownData = new KnownFindings(options.knownData)
  }

  /** Begins the report of a file, or of a range of one. */
  file(file: Pick<FileReport, 'source' | 'format' | 'encoding'>, about: AboutFile = {}): FileReport {
    const { range = { from: 0 }, waivers = [], size, known } = about
    const report: FileReport = { ...file, records: 0, unreadable: 0, verdict: 'notAssessable', errors: 0, warnings: 0, findings: 0 }
    const ranges = [{ ...range, lines: 0, records: 0 }]
    this.files.set(file.source, { report, ranges, detectedAt: range.from, waivers, ...(size !== undefined && { size }) })
    if (known) this.known.set(file.source, new KnownFindings(known))
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
    this.add(file, { finding: fileFinding(problem), location: () => problem.location }, waivers)
  }

  /** Adds a record that could not be checked against any standard. */
  unassessed(file: FileReport, record: ReadRecord, problems: ReadProblem[], waivers: Waiver[] = []): void {
    file.records++
    this.tally.counts.notAssessable++
    const { prefix, data } = record
    const identity = identitiesOf(data, file.records)
    for (const problem of [...record.problems, ...problems]) {
      const location = problem.location ?? record.locate(problem.at)
      this.add(file, { finding: fileFinding(problem), location, identity: () => identity(problem.at), prefix }, waivers)
    }
  }

  /** Adds the verdict on one record. */
  record(file: FileReport, record: ReadRecord, engine: Engine, checked: Checked, waivers: Waiver[] = []): void {
    file.records++
    this.skip(checked.notChecked)
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
    const isKnown = !waiver && this.knownData.take({ rule: rule.id, key: dataset.key, facts: dataset.facts })
    this.tally.count(finding, file, { waiver, isKnown }, rules)
    const [standard, type] = first.type.split('/') as [string, string]
    const context: FindingContext = { standard, type, fields, rules, ...(rule.profiles && { profile: rule.profiles[0] }) }
    const location = line === undefined ? undefined : { line, column }
    const reported = reportedFinding({ finding, source, location, record: undefined, context, prefix, waiver, isKnown }, language)
    reported.dataset = dataset
    this.sink?.(reported)
    if (!isKnown) this.kept.add({ from, index: first.record, finding: reported, isInFile: true })
  }

  /** Adds the outcome of the data rules. */
  concluded({ assessments, ...conclusion }: Conclusion): void {
    const { language, selection } = this.options
    const selected = assessments.filter(({ rule }) => isSelected(selection, rule.id))
    for (const [rule, records] of conclusion.skipped) if (isSelected(selection, rule)) this.tally.skip(rule, records)
    for (const { rule, missing } of selected) if (missing) this.notAssessed.push({ rule: rule.id, records: 0, reason: missing[language] })
    this.dataset = dataSetReport({ ...conclusion, assessments: selected }, language)
  }

  /** Called when everything is checked: reports waivers that cover nothing, and counts what the baseline has and was not found. */
  close(): void {
    if (this.failures.length === 0) {
      for (const { report, problem } of needlessWaivers(this.files.values(), (waivers) => this.unusedOf(waivers))) this.problem(report, problem)
    }
    this.countMended()
  }

  private unusedOf(waivers: readonly Waiver[]): UnusedWaiver[] {
    return unusedWaivers(waivers, this.tally.waived, this.options.asOf, this.options.selection)
  }

  /** Called when the files of this collector were checked: what the baseline has of them and was not found is mended. */
  countMended(): void {
    if (this.failures.length > 0) return
    for (const known of [this.knownData, ...this.known.values()]) this.tally.counts.mended += known.unmet()
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
    let unread = this.failures.length + this.tally.counts.notAssessable
    for (const { report } of this.files.values()) unread += report.unreadable
    return unread
  }

  /** Whether findings have to come in an order of their own: a sink takes them as they come, and of equal ones the first are known. */
  get isOrdered(): boolean {
    return this.sink !== undefined || this.knownData.size > 0
  }

  isIncomplete(): boolean {
    return this.incomplete
  }

  private skip(rules: readonly string[]): void {
    for (const rule of rules) if (isSelected(this.options.selection, rule)) this.tally.skip(rule)
  }

  /** Adds the findings of one record. Returns whether any of them fails it. */
  private findingsOf(file: FileReport, record: ReadRecord, context: Engine, { findings }: Checked, waivers: Waiver[]): boolean {
    const { prefix, data } = record
    const identityAt = identitiesOf(data, Math.max(1, file.records), context.fields)
    let failed = false
    let repeats: Repeats | undefined
    const take = (finding: Finding, location: Location | (() => Location)) => {
      const { at, severity } = finding
      repeats ??= new Repeats()
      const { repeat, isExtra } = repeats.take(finding)
      const identity = () => (repeat > 1 ? { ...identityAt(at), repeat } : identityAt(at))
      const { listed, isWaived } = this.add(file, { finding, location, identity, context, prefix, isExtra }, waivers)
      repeats.taken(listed)
      if (severity === 'error' && !isWaived) failed = true
    }
    for (const problem of record.problems) take(fileFinding(problem), problem.location ?? (() => record.locate(problem.at)))
    const mayCount = waivers.length === 0 && this.known.size === 0 && !this.sink
    const partial = this.files.get(file.source)!
    const { from } = partial.ranges[0]!
    for (const finding of findings) {
      // What is only counted is not formatted. In a record of which nothing is listed yet, nothing of this rule will be.
      const isListed = repeats || !mayCount || this.shared.has(finding, file.source, from, this.tally.findings + 1, false)
      if (isListed) take(finding, () => record.locate(finding.at))
      else if (isSelected(this.options.selection, finding.rule)) {
        this.tally.count(finding, partial, noExcuse, context.rules)
        if (finding.severity === 'error') failed = true
      }
    }
    return failed
  }

  private add(file: FileReport, found: NewFinding, waivers: Waiver[]): { listed?: ReportedFinding; isWaived: boolean } {
    const { finding, location, context, prefix = '', isExtra = false } = found
    const { source } = file
    const { asOf, language } = this.options
    if (!isSelected(this.options.selection, finding.rule)) return { isWaived: true }
    let record: RecordIdentity | undefined
    const identity = () => (record ??= found.identity?.())
    const partial = this.files.get(source)!
    // There may be millions of findings, and mostly there is neither a waiver nor a baseline.
    const waiver = waivers.length === 0 ? undefined : waiverOf(waivers, { ...finding, source, identity: () => identity() ?? finding }, asOf)
    const known = this.known.size === 0 || waiver ? undefined : this.known.get(source)
    const isKnown = known?.take(knownAs(finding, identity())) ?? false
    this.tally.count(finding, partial, { waiver, isKnown }, context?.rules)
    const isWaived = waiver !== undefined
    const [from, index] = [partial.ranges[0]!.from, this.tally.findings]
    const isListed = !isKnown && this.shared.has(finding, source, from, index, isExtra)
    if (!isListed && !this.sink) return { isWaived }
    const where = typeof location === 'function' ? location() : location
    const reported = reportedFinding({ finding, source, location: where, record: identity(), context, prefix, waiver, isKnown }, language)
    this.sink?.(reported)
    if (!isListed) return { isWaived }
    const kept = { from, index, finding: reported, ...(isExtra && { isExtra: true as const }) }
    this.kept.add(kept)
    this.shared.add(kept)
    return { listed: reported, isWaived }
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
    const unused = this.failures.length > 0 ? [] : this.unusedOf(options.waivers)
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
