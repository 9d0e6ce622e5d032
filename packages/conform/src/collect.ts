import type { Field, Language } from '@shebiao/schemas/runtime'
import type { Conclusion, DataFinding } from './dataset/conclude.js'
import { byCharacters } from './dataset/facts.js'
import { dataSetReport, deviation } from './dataset/report.js'
import type { Checked, Engine } from './engine.js'
import { type FileRuleId, fileRules } from './file-rules.js'
import type { DataSetReport, FileReport, Finding, Report, ReportedFinding, Verdict, Waiver } from './finding.js'
import type { ReadProblem, ReadRecord } from './read/record.js'
import type { Severity } from './rule.js'
import { ruleText, say, type Worded } from './say.js'

/** Findings of one rule at one repeated field of a record that are listed one by one; the rest are counted. */
const perField = 3

export interface CollectOptions {
  version: string
  asOf: string
  language: Language
  maxFindings: number
}

/** What a check of some files has gathered, as plain data: what is gathered of all files is that of any parts of them, added up. */
export interface Gathered {
  files: FileReport[]
  /** Sources that say where data are and are none themselves. */
  manifests: string[]
  findings: ReportedFinding[]
  byRule: Report['byRule']
  /** Rule → records on which it could not be run. */
  skipped: Record<string, number>
  leftOut: Report['notChecked']
  failures: Report['failures']
  counts: { notListed: number; waived: number; infos: number; conforming: number; notConforming: number; notAssessable: number }
}

/** What would be counted twice. */
export class TwiceError extends Error {}

/** Gathers findings into a report: counts everything, keeps the first, applies waivers, and says what was not checked. */
export class Collector {
  private readonly findings: ReportedFinding[] = []
  private readonly files = new Map<string, FileReport>()
  private readonly byRule: Report['byRule'] = {}
  private readonly skipped = new Map<string, number>()
  private readonly left: Report['notChecked'] = []
  private readonly unjudged: Report['notChecked'] = []
  private readonly failures: Report['failures'] = []
  private readonly manifests = new Set<string>()
  private readonly counts: Gathered['counts'] = { notListed: 0, waived: 0, infos: 0, conforming: 0, notConforming: 0, notAssessable: 0 }
  private dataset: DataSetReport | undefined
  private dataFindings: ReportedFinding[] = []

  constructor(private readonly options: CollectOptions) {}

  /** Begins the report of a file. */
  file(file: Pick<FileReport, 'source' | 'format' | 'encoding'>): FileReport {
    const report: FileReport = { ...file, records: 0, verdict: 'notAssessable', errors: 0, warnings: 0 }
    this.files.set(file.source, report)
    return report
  }

  /** What could not be done at all. */
  failure(source: string, message: string): void {
    this.failures.push({ source, message })
  }

  /** A file or rule that was left out, with the reason. */
  leftOut(source: string, reason: string): void {
    this.left.push({ source, records: 0, reason })
  }

  /** A problem of a file itself, before any record. */
  problem(file: FileReport, problem: ReadProblem, waivers: Waiver[] = []): void {
    this.add(file, this.fileFinding(problem), problem.place, undefined, '', waivers)
  }

  /** A record that could not be put to any standard. */
  unassessed(file: FileReport, record: ReadRecord, problems: ReadProblem[], waivers: Waiver[] = []): void {
    file.records++
    this.counts.notAssessable++
    for (const problem of [...record.problems, ...problems])
      this.add(file, this.fileFinding(problem), problem.place ?? record.place(problem.at), undefined, record.prefix, waivers)
  }

  /** The verdict on one record. */
  record(file: FileReport, record: ReadRecord, engine: Engine, found: Checked, waivers: Waiver[] = []): void {
    file.records++
    if (this.findingsOf(file, record, engine, found, waivers)) this.counts.notConforming++
    else this.counts.conforming++
  }

  /** The findings in a manifest, which says where the data are and is none of them. */
  manifest(file: FileReport, record: ReadRecord, engine: Engine, found: Checked): void {
    this.manifests.add(file.source)
    this.findingsOf(file, record, engine, found, [])
  }

  /** A finding over many records: it counts in the file of the first that deviates. */
  dataFinding(found: DataFinding, fields: Record<string, Field>, waivers: Waiver[]): void {
    const { finding, rule, places } = found
    const [place] = places
    const file = place && this.files.get(place.source)
    if (!file) return
    const [standard, type] = place.type.split('/') as [string, string]
    const where = place.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 }
    const spoken: Spoken = { standard, type, fields, rules: new Map([[rule.id, rule]]), ...(rule.profiles && { profile: rule.profiles[0] }) }
    // Findings of records, however many, leave no data-set finding unlisted: these have a list of the same length of their own.
    const { listed } = this.add(file, finding, where, spoken, place.prefix, waivers, true, this.dataFindings)
    if (listed) listed.dataset = deviation(found, fields, this.options.language)
  }

  /** What was concluded of the data set as a whole. */
  concluded(conclusion: Conclusion): void {
    const { language } = this.options
    for (const [rule, records] of conclusion.unsound) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + records)
    for (const { rule, missing } of conclusion.assessments) if (missing) this.unjudged.push({ rule: rule.id, records: 0, reason: missing[language] })
    this.dataset = dataSetReport(conclusion, language)
  }

  /** Adds the findings of one record and says whether any of them fails it. */
  private findingsOf(file: FileReport, record: ReadRecord, engine: Engine, found: Checked, waivers: Waiver[]): boolean {
    for (const rule of found.notChecked) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + 1)
    if (record.problems.length === 0 && found.findings.length === 0) return false
    const all: [Finding, ReadProblem['place']?][] = [
      ...record.problems.map((problem): [Finding, ReadProblem['place']?] => [this.fileFinding(problem), problem.place]),
      ...found.findings.map((finding): [Finding] => [finding]),
    ]
    let failed = false
    const repeats = new Map<string, { count: number; last?: ReportedFinding }>()
    for (const [finding, given] of all) {
      const key = `${finding.rule} ${finding.at.replace(/\/\d+(?=\/|$)/g, '/*')}`
      const seen = repeats.get(key) ?? { count: 0 }
      seen.count++
      repeats.set(key, seen)
      const listed = seen.count <= perField
      const reported = this.add(file, finding, given ?? (listed ? () => record.place(finding.at) : undefined), engine, record.prefix, waivers, listed)
      if (reported.listed) seen.last = reported.listed
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
    where: ReadProblem['place'] | (() => { line: number; column: number }),
    engine: Spoken | undefined,
    prefix: string,
    waivers: Waiver[],
    list = true,
    into = this.findings,
  ): { listed?: ReportedFinding; waived: boolean } {
    const waiver = waivers.find((one) => covers(one, finding, file.source, this.options.asOf))
    const count = (this.byRule[finding.rule] ??= {
      severity: finding.severity,
      count: 0,
      title: ruleText(finding.rule, engine?.rules).title[this.options.language],
    })
    count.count++
    if (severityRank(finding.severity) > severityRank(count.severity)) count.severity = finding.severity
    if (waiver) this.counts.waived++
    else if (finding.severity === 'error') file.errors++
    else if (finding.severity === 'warning') file.warnings++
    else this.counts.infos++
    if (!list || into.length >= this.options.maxFindings) {
      this.counts.notListed++
      return { waived: waiver !== undefined }
    }
    const place = typeof where === 'function' ? where() : where
    const listed: ReportedFinding = {
      rule: finding.rule,
      severity: finding.severity,
      source: file.source,
      ...(place && { line: place.line, column: place.column }),
      at: prefix + finding.at,
      ...(finding.clause && { clause: finding.clause }),
      ...(engine && { standard: engine.standard, type: engine.type }),
      ...(engine?.profile && { profile: engine.profile }),
      ...say(finding, engine?.fields ?? noFields, engine?.rules ?? noRules, this.options.language),
      ...(waiver && { waived: waiver }),
    }
    into.push(listed)
    return { listed, waived: waiver !== undefined }
  }

  /** Everything gathered so far. */
  gathered(): Gathered {
    const { findings, byRule, failures, counts } = this
    const files = [...this.files.values()]
    return { files, manifests: [...this.manifests], findings, byRule, skipped: Object.fromEntries(this.skipped), leftOut: this.left, failures, counts }
  }

  /** Adds what was gathered elsewhere, of other files. Throws TwiceError for a file that is here already. */
  take(other: Gathered): void {
    for (const file of other.files) if (this.files.has(file.source)) throw new TwiceError(file.source)
    for (const file of other.files) this.files.set(file.source, { ...file })
    for (const source of other.manifests) this.manifests.add(source)
    for (const [rule, { severity, count, title }] of Object.entries(other.byRule)) {
      const known = (this.byRule[rule] ??= { severity, count: 0, title })
      known.count += count
      if (severityRank(severity) > severityRank(known.severity)) known.severity = severity
    }
    for (const [rule, records] of Object.entries(other.skipped)) this.skipped.set(rule, (this.skipped.get(rule) ?? 0) + records)
    for (const name of Object.keys(this.counts) as (keyof Gathered['counts'])[]) this.counts[name] += other.counts[name]
    this.findings.push(...other.findings)
    this.left.push(...other.leftOut)
    this.failures.push(...other.failures)
  }

  /** The report of everything gathered, in an order that does not depend on that in which it was. */
  report(): Report {
    const files = [...this.files.values()].sort(bySource)
    for (const file of files)
      file.verdict = file.errors > 0 ? 'doesNotConform' : file.records > 0 || this.manifests.has(file.source) ? 'conforms' : 'notAssessable'
    const reason = this.options.language === 'zh' ? '所需字段有误，未能检查' : 'a field it needs is unsound'
    const skipped = [...this.skipped].map(([rule, records]) => ({ rule, records, reason })).sort((a, b) => byCharacters(a.rule, b.rule))
    // Of each file the first are kept in the order of its records: of all files together they are the first of the first files.
    const kept = [...this.findings].sort(bySource).slice(0, this.options.maxFindings)
    const findings = [...kept, ...this.dataFindings].sort((a, b) => bySource(a, b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    const sum = (pick: (file: FileReport) => number) => files.reduce((total, file) => total + pick(file), 0)
    const errors = sum((file) => file.errors)
    const { language, asOf, version } = this.options
    const { conforming, notConforming, notAssessable, infos, waived } = this.counts
    const notListed = this.counts.notListed + this.findings.length - kept.length
    return {
      tool: { name: 'shebiao', version },
      asOf,
      language,
      verdict: this.verdict(errors),
      summary: {
        files: files.length,
        records: sum((file) => file.records),
        conforming,
        notConforming,
        notAssessable,
        errors,
        warnings: sum((file) => file.warnings),
        infos,
        waived,
        notListed,
      },
      files,
      byRule: Object.fromEntries(Object.entries(this.byRule).sort(([a, x], [b, y]) => y.count - x.count || byCharacters(a, b))),
      findings,
      notChecked: [...[...this.left].sort(bySource), ...this.unjudged, ...skipped],
      failures: [...this.failures].sort((a, b) => bySource(a, b) || byCharacters(a.message, b.message)),
      ...(this.dataset && { dataset: this.dataset }),
    }
  }

  private verdict(errors: number): Verdict {
    if (errors > 0) return 'doesNotConform'
    return this.failures.length > 0 || this.counts.conforming === 0 ? 'notAssessable' : 'conforms'
  }
}

function bySource(a: { source?: string }, b: { source?: string }): number {
  return byCharacters(a.source ?? '', b.source ?? '')
}

/** What a finding is put into words with. */
interface Spoken extends Pick<Engine, 'standard' | 'type' | 'fields' | 'profile'> {
  rules: Worded
}

const noFields: Record<string, Field> = {}
const noRules: Worded = new Map()

function severityRank(severity: Severity): number {
  return severity === 'error' ? 2 : severity === 'warning' ? 1 : 0
}

/** Whether a waiver covers a finding on that day: it ends with its last day, and stays in the report. */
function covers(waiver: Waiver, finding: Finding, source: string, asOf: string): boolean {
  if (waiver.rule !== finding.rule || asOf > waiver.until) return false
  if (waiver.at !== undefined && waiver.at !== finding.at) return false
  return waiver.file === undefined || source === waiver.file || source.endsWith(`/${waiver.file}`)
}

/** The exit code of a report: 0 conforms, 1 findings of severity error, 2 could not check. */
export function exitCode(report: Report): 0 | 1 | 2 {
  if (report.failures.length > 0) return 2
  return report.summary.errors > 0 ? 1 : report.summary.records === 0 ? 2 : 0
}
