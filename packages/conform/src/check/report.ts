import type { Language } from '@shebiao/schemas/runtime'
import { byCharacters } from '../model/compare.js'
import type { DataSetReport, FileReport, Report, ReportedFinding, RuleSelection, Verdict } from '../model/finding.js'
import type { Severity } from '../model/rule.js'
import { numberOccurrences } from './identity.js'
import { bySource, countsBefore, type PartialFile, type PartialResult } from './partial-result.js'
import { repeatedIn } from './repeated.js'
import { compareKept } from './top-findings.js'
import type { UnusedWaiver } from './waivers.js'

/** Content of a report besides the results. */
export interface ReportContext {
  version: string
  asOf: string
  language: Language
  /** Whether the check was aborted. */
  incomplete: boolean
  /** Data rules that could not be assessed. */
  notAssessed: Report['notChecked']
  dataset: DataSetReport | undefined
  selection: RuleSelection | undefined
  /** Waivers in the options that cover nothing. */
  unusedWaivers: readonly UnusedWaiver[]
  /** Whether every finding is listed, as far as they were kept. */
  all: boolean
  hasBaseline: boolean
}

/** Makes the report of results. Its order does not depend on the order in which results were merged. */
export function reportOf(result: PartialResult, context: ReportContext): Report {
  const { version, asOf, language, incomplete, notAssessed, dataset, selection } = context
  const { byRule, counts, failures, leftOut } = result
  const files = result.files.map((file): FileReport => ({ ...file.report, verdict: verdictOnFile(file) })).sort(bySource)
  const reason = language === 'zh' ? '所需字段有误，未能检查' : 'a field it needs is unsound'
  const skipped = Object.entries(result.skipped).map(([rule, records]) => ({ rule, records, reason }))
  const findings = listed(result, context.all)
  const sum = (pick: (file: FileReport) => number) => files.reduce((total, file) => total + pick(file), 0)
  const errors = sum((file) => file.errors)
  const { conforming, notConforming, notAssessable, infos, waived, known, mended } = counts
  const all = Object.values(byRule).reduce((total, { count }) => total + count, 0)
  return {
    tool: { name: 'shebiao', version },
    schemaVersion: '1.0',
    asOf,
    language,
    verdict: verdictOn(result, selection),
    ...(incomplete && { incomplete: true }),
    summary: {
      files: files.length,
      records: sum((file) => file.records),
      conforming,
      notConforming,
      notAssessable,
      unreadable: sum((file) => file.unreadable),
      errors,
      warnings: sum((file) => file.warnings),
      infos,
      waived,
      ...(context.hasBaseline && { known, mended }),
      notListed: all - known - findings.length,
    },
    ...(selection && { selection }),
    ...(context.unusedWaivers.length > 0 && { unusedWaivers: [...context.unusedWaivers] }),
    files,
    byRule: Object.fromEntries(Object.entries(byRule).sort(([a, x], [b, y]) => y.count - x.count || byCharacters(a, b))),
    findings,
    repeated: repeatedIn(result.files, findings, byRule),
    notChecked: [...[...leftOut].sort(bySource), ...notAssessed, ...skipped.sort((a, b) => byCharacters(a.rule, b.rule))],
    failures: [...failures].sort((a, b) => bySource(a, b) || byCharacters(a.message, b.message)),
    ...(dataset && { dataset }),
  }
}

/** The listed findings in order, equal ones numbered, with lines and records counted from the beginning of the file. */
function listed({ files, findings }: PartialResult, all: boolean): ReportedFinding[] {
  const before = new Map(files.map((file) => [file.report.source, countsBefore(file)]))
  const kept = (all ? [...findings] : findings.filter(({ isExtra }) => !isExtra)).sort(compareKept)
  const located = kept.map(({ finding: found, from, isInFile }) => {
    const finding = { ...found }
    // Where every finding is listed there are no more like it.
    if (all) delete finding.andMore
    const { lines, records } = (!isInFile && before.get(finding.source)?.get(from)) || { lines: 0, records: 0 }
    if (finding.line !== undefined) finding.line += lines
    if (finding.places && lines > 0)
      finding.places = finding.places.map((place) => ({ ...place, ...(place.line !== undefined && { line: place.line + lines }) }))
    if (finding.record) finding.record = { ...finding.record, number: finding.record.number + records }
    return finding
  })
  numberOccurrences(located)
  return located.sort(
    (a, b) =>
      bySource(a, b) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      Number(a.dataset !== undefined) - Number(b.dataset !== undefined) ||
      (a.dataset ? byCharacters(a.rule, b.rule) : 0),
  )
}

/** The verdict on the data: known errors are errors, and rules that were not run may be broken. */
function verdictOn({ failures, counts, files }: PartialResult, selection: RuleSelection | undefined): Verdict {
  if (files.some(hasBreach)) return 'doesNotConform'
  return failures.length > 0 || counts.conforming === 0 || selection || files.some(({ unread }) => unread) ? 'notAssessable' : 'conforms'
}

function verdictOnFile(file: PartialFile): Verdict {
  const { report, manifest, unread } = file
  if (hasBreach(file)) return 'doesNotConform'
  return !unread && (report.records > 0 || manifest) ? 'conforms' : 'notAssessable'
}

/** Whether something is known to be against the standard. What could not be read is not. */
function hasBreach({ breaches, knownErrors }: PartialFile): boolean {
  return breaches !== undefined || knownErrors !== undefined
}

/** When a check fails besides errors. */
export interface FailOptions {
  /** The least severity that fails the check. Default: `error`. */
  failOn?: Severity | undefined
  /** The check fails if there are more warnings. */
  maxWarnings?: number | undefined
}

/**
 * The exit code of a report: 0 if nothing new is wrong, 1 if there are errors, or what `options` say, 2 if something could not be
 * checked or there are no records. Waived findings and those of a baseline do not count.
 */
export function exitCode(report: Report, { failOn = 'error', maxWarnings }: FailOptions = {}): 0 | 1 | 2 {
  const { errors, warnings, infos, records } = report.summary
  // With errors, `notAssessable` says that nothing is known to be wrong, but something could not be read.
  if (report.failures.length > 0 || (errors > 0 && report.verdict === 'notAssessable')) return 2
  const failing = errors + (failOn === 'error' ? 0 : warnings) + (failOn === 'info' ? infos : 0)
  if (failing > 0 || (maxWarnings !== undefined && warnings > maxWarnings)) return 1
  return records === 0 ? 2 : 0
}
