import { translate } from '@docusaurus/Translate'
import type { FileReport, Report, ReportedFinding, Waiver } from '@shebiao/conform'

/** A report, or the message why the text is none. */
export type ReadReport = { report: Report } | { problem: string }

/** Parses a report that `shebiao check --format json` wrote. */
export function readReport(text: string): ReadReport {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { problem: translate({ id: 'report.notJson', message: '文件不是 JSON。这里读的是 shebiao check --format json 写出的报告。' }) }
  }
  return isReport(data)
    ? { report: data }
    : { problem: translate({ id: 'report.notReport', message: '文件是 JSON，但不是检查报告。要检查数据，请到“检查”页。' }) }
}

function isReport(data: unknown): data is Report {
  const one = data as Partial<Report> | null
  const lists = [one?.files, one?.findings, one?.notChecked, one?.failures]
  return (
    one?.tool?.name === 'shebiao' &&
    typeof one.summary === 'object' &&
    typeof one.byRule === 'object' &&
    lists.every(Array.isArray) &&
    one.findings!.every((finding) => typeof finding?.rule === 'string' && typeof finding.message === 'string')
  )
}

export interface Region {
  name: string
  files: FileReport[]
}

/** A file of a report, with the division code of its submission if the manifest has one. */
export type SubmittedFile = FileReport & { region?: string }

/**
 * Groups files by region: by the division of their submission; else by the last six-digit division code in their path; else by the
 * first folder in which the paths differ, since submissions of several places are usually sibling folders.
 */
export function byRegion(files: SubmittedFile[], divisions: ReadonlyMap<string, string>): Region[] {
  const folders = files.map(({ source }) => source.split(/[\\/]/).slice(0, -1))
  let depth = 0
  while (folders.length > 1 && folders.every((one) => one[depth] !== undefined && one[depth] === folders[0]![depth])) depth++
  const groups = new Map<string, FileReport[]>()
  files.forEach((file, i) => {
    const code = file.region ?? file.source.match(/(?<!\d)\d{6}(?!\d)/g)?.findLast((digits) => divisions.has(digits))
    const name = code ? `${divisions.get(code.slice(0, 6)) ?? ''} ${code}`.trim() : (folders[i]![depth] ?? folders[i]!.at(-1) ?? file.source)
    groups.set(name, [...(groups.get(name) ?? []), file])
  })
  return [...groups].map(([name, own]) => ({ name, files: own }))
}

/** The waivers in a list of findings, each with the number of findings that it covers. */
export function waivers(findings: ReportedFinding[]): { waiver: Waiver; count: number }[] {
  const used = new Map<string, { waiver: Waiver; count: number }>()
  for (const { waived } of findings) {
    if (!waived) continue
    const key = JSON.stringify(waived)
    used.set(key, { waiver: waived, count: (used.get(key)?.count ?? 0) + 1 })
  }
  return [...used.values()]
}
