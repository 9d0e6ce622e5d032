import { translate } from '@docusaurus/Translate'
import type { FileReport, Report, ReportedFinding, Waiver } from '@shebiao/conform'

/** A report that was read, or the sentence that says why it could not be. */
export type Read = { report: Report } | { wrong: string }

/** Reads the text of a report as `shebiao check --format json` writes it. */
export function readReport(text: string): Read {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { wrong: translate({ id: 'report.notJson', message: '文件不是 JSON。这里读的是 shebiao check --format json 写出的报告。' }) }
  }
  return isReport(data)
    ? { report: data }
    : { wrong: translate({ id: 'report.notReport', message: '文件是 JSON，但不是检查报告。要检查数据，请到“检查”页。' }) }
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

/** A file with the division of the submission it belongs to, as its manifest gives it. */
export type SubmittedFile = FileReport & { region?: string }

/**
 * Files by place: the division of their submission; or else what their paths name, a division code of six digits or the
 * first folder in which the paths differ, which is how submissions of several places stand beside each other.
 */
export function byRegion(files: SubmittedFile[], divisions: ReadonlyMap<string, string>): Region[] {
  const folders = files.map(({ source }) => source.split(/[\\/]/).slice(0, -1))
  let shared = 0
  while (folders.length > 1 && folders.every((one) => one[shared] !== undefined && one[shared] === folders[0]![shared])) shared++
  const groups = new Map<string, FileReport[]>()
  files.forEach((file, i) => {
    const code = file.region ?? file.source.match(/(?<!\d)\d{6}(?!\d)/g)?.findLast((digits) => divisions.has(digits))
    const name = code ? `${divisions.get(code.slice(0, 6)) ?? ''} ${code}`.trim() : (folders[i]![shared] ?? folders[i]!.at(-1) ?? file.source)
    groups.set(name, [...(groups.get(name) ?? []), file])
  })
  return [...groups].map(([name, own]) => ({ name, files: own }))
}

/** Waivers that were used, each with the findings it covers. */
export function waivers(findings: ReportedFinding[]): { waiver: Waiver; count: number }[] {
  const used = new Map<string, { waiver: Waiver; count: number }>()
  for (const { waived } of findings) {
    if (!waived) continue
    const key = JSON.stringify(waived)
    used.set(key, { waiver: waived, count: (used.get(key)?.count ?? 0) + 1 })
  }
  return [...used.values()]
}
