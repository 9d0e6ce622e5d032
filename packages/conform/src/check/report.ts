import type { Language } from '@shebiao/schemas/runtime'
import { byCharacters } from '../model/compare.js'
import type { DataSetReport, FileReport, Report, ReportedFinding, Verdict } from '../model/finding.js'
import { bySource, linesBefore, type PartialFile, type PartialResult } from './partial-result.js'
import { compareKept } from './top-findings.js'

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
}

/** Makes the report of results. Its order does not depend on the order in which results were merged. */
export function reportOf(result: PartialResult, { version, asOf, language, incomplete, notAssessed, dataset }: ReportContext): Report {
  const { byRule, counts, failures, leftOut } = result
  const files = result.files.map((file): FileReport => ({ ...file.report, verdict: verdictOnFile(file) })).sort(bySource)
  const reason = language === 'zh' ? '所需字段有误，未能检查' : 'a field it needs is unsound'
  const skipped = Object.entries(result.skipped).map(([rule, records]) => ({ rule, records, reason }))
  const findings = listed(result)
  const sum = (pick: (file: FileReport) => number) => files.reduce((total, file) => total + pick(file), 0)
  const errors = sum((file) => file.errors)
  const { conforming, notConforming, notAssessable, infos, waived } = counts
  const all = Object.values(byRule).reduce((total, { count }) => total + count, 0)
  return {
    tool: { name: 'shebiao', version },
    asOf,
    language,
    verdict: verdictOn(result, errors),
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
      notListed: all - findings.length,
    },
    files,
    byRule: Object.fromEntries(Object.entries(byRule).sort(([a, x], [b, y]) => y.count - x.count || byCharacters(a, b))),
    findings,
    notChecked: [...[...leftOut].sort(bySource), ...notAssessed, ...skipped.sort((a, b) => byCharacters(a.rule, b.rule))],
    failures: [...failures].sort((a, b) => bySource(a, b) || byCharacters(a.message, b.message)),
    ...(dataset && { dataset }),
  }
}

/** The listed findings in order, with lines counted from the beginning of the file. */
function listed({ files, findings }: PartialResult): ReportedFinding[] {
  const before = new Map(files.map((file) => [file.report.source, linesBefore(file)]))
  const located = [...findings].sort(compareKept).map(({ finding, from, isInFile }) => {
    if (from === 0 || isInFile || finding.line === undefined) return finding
    return { ...finding, line: finding.line + (before.get(finding.source)?.get(from) ?? 0) }
  })
  return located.sort(
    (a, b) =>
      bySource(a, b) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      Number(a.dataset !== undefined) - Number(b.dataset !== undefined) ||
      (a.dataset ? byCharacters(a.rule, b.rule) : 0),
  )
}

function verdictOn({ failures, counts }: PartialResult, errors: number): Verdict {
  if (errors > 0) return 'doesNotConform'
  return failures.length > 0 || counts.conforming === 0 ? 'notAssessable' : 'conforms'
}

function verdictOnFile({ report: { errors, records }, manifest }: PartialFile): Verdict {
  return errors > 0 ? 'doesNotConform' : records > 0 || manifest ? 'conforms' : 'notAssessable'
}

/** The exit code of a report: 0 if the data conform, 1 if there are errors, 2 if something could not be checked or there are no records. */
export function exitCode(report: Report): 0 | 1 | 2 {
  if (report.failures.length > 0) return 2
  return report.summary.errors > 0 ? 1 : report.summary.records === 0 ? 2 : 0
}
