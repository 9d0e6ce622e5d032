import { visible } from '@shebiao/schemas/runtime'
import { causeOfReported } from '../check/repeated.js'
import type { RepeatedFinding, Report, ReportedFinding } from '../model/finding.js'
import type { Severity } from '../model/rule.js'
import { findingsBySource } from './by-source.js'
import { dataSetLines, furtherLocationLines } from './data-set-text.js'
import { elementLines, gradeText } from './element-text.js'
import { inert } from './inert.js'
import { omissions } from './omissions.js'
import { named } from './record-name.js'
import { remark } from './remark.js'
import { words as common } from './words.js'

const labels = {
  zh: {
    ...common.zh,
    more: (n: number) => `同类另有 ${n} 处`,
    waived: (owner: string, reason: string, until: string) => `已豁免至 ${until}（${owner}：${reason}）`,
    clause: '条款',
    mend: '改法',
    record: '记录',
    compared: '比较',
    shared: (n: number, of: number) => `${of} 条记录中有 ${n} 处：`,
    example: (where: string[]) => `例如第 ${where.join('、')} 行：`,
    notListed: (n: number) => `本文件另有 ${n} 处未列出`,
  },
  en: {
    ...common.en,
    more: (n: number) => `${n} more like it`,
    waived: (owner: string, reason: string, until: string) => `waived until ${until} (${owner}: ${reason})`,
    clause: 'clause',
    mend: 'mend',
    record: 'record',
    compared: 'compared',
    shared: (n: number, of: number) => `${n} in ${of} records: `,
    example: (where: string[]) => `for example line ${where.join(', ')}: `,
    notListed: (n: number) => `${n} more in this file are not listed`,
  },
}

/**
 * Formats a report for people: findings by file with their locations, then the data set, what was not checked, totals and the
 * verdict. `color`: with ANSI escape codes.
 */
export function text(report: Report, color = false): string {
  const words = labels[report.language]
  const zh = report.language === 'zh'
  const paint = (code: number, s: string) => (color ? `\u001b[${code}m${s}\u001b[0m` : s)
  const hue: Record<Severity, number> = { error: 31, warning: 33, info: 36 }
  const lines: string[] = []
  const bySource = findingsBySource(report.findings)
  const repeated = new Map(report.repeated.map((one) => [`${one.source} ${one.severity} ${one.rule} ${one.at}`, one]))

  for (const file of report.files) {
    const own = bySource.get(file.source) ?? []
    const type = [file.standard, file.type, file.profile && `+${file.profile}`].filter(Boolean).join(' ')
    const how = file.detectedBy ? (zh ? `据 ${detectedBy.zh[file.detectedBy] ?? file.detectedBy}` : `by ${file.detectedBy}`) : ''
    lines.push(
      `${paint(1, visible(file.source))}  ${type}${how ? (zh ? `（${how}）` : ` (${how})`) : ''}${file.encoding === 'utf-8' ? '' : `  ${file.encoding}`}  ${words.verdict[file.verdict]}${file.grade ? `  ${gradeText(file.grade, zh)}` : ''}`,
    )
    // What many records of a file share is told once.
    const shared = report.repeated.filter(({ source }) => source === file.source)
    for (const one of shared) lines.push(...repeatedLines(one))
    const single = own.filter((finding) => finding.dataset || !repeated.has(`${finding.source} ${causeOfReported(finding)}`))
    for (const finding of single) lines.push(...findingLines(finding))
    const told = single.length + shared.reduce((sum, { count }) => sum + count, 0)
    if (file.findings > told) lines.push(`  … ${words.notListed(file.findings - told)}`)
    lines.push('')
  }
  for (const { source, message } of report.failures) lines.push(paint(31, `${zh ? '未能检查' : 'could not check'} ${visible(source)} ${visible(message)}`))
  if (report.failures.length > 0) lines.push('')
  if (report.dataset) lines.push(...dataSetLines(report), ...elementLines(report))
  // Data rules that were not assessed are listed with the data set.
  const ofDataSet = new Set(report.notChecked.flatMap(({ rule, records }) => (rule !== undefined && records === 0 ? [rule] : [])))
  const omitted = omissions(report).filter(({ rule }) => rule === undefined || !ofDataSet.has(rule))
  for (const { message } of omitted) lines.push(message)
  if (omitted.length > 0) lines.push('')
  const s = report.summary
  lines.push(
    zh
      ? `${s.files} 个文件，${s.records} 条记录：符合 ${s.conforming}，不符合 ${s.notConforming}，无法判定 ${s.notAssessable}；错误 ${s.errors}，警告 ${s.warnings}，提示 ${s.infos}，豁免 ${s.waived}${s.notListed > 0 ? `；未列出 ${s.notListed}` : ''}`
      : `${s.files} files, ${s.records} records: ${s.conforming} conform, ${s.notConforming} do not, ${s.notAssessable} not assessable; ${s.errors} errors, ${s.warnings} warnings, ${s.infos} infos, ${s.waived} waived${s.notListed > 0 ? `; ${s.notListed} not listed` : ''}`,
  )
  lines.push(`${zh ? '结论：' : 'verdict: '}${paint(report.verdict === 'conforms' ? 32 : 31, words.verdict[report.verdict])}${remark(report)}`)
  return `${lines.map(inert).join('\n')}\n`

  function repeatedLines({ severity, title, rule, field, count, records, clause, mend, examples }: RepeatedFinding): string[] {
    const what = `${words.shared(count, records)}${title}${field ? (zh ? `（${field}）` : ` (${field})`) : ''}`
    const head = `  ${`${count}/${records}`.padEnd(8)} ${paint(hue[severity], words.severity[severity])}  ${what}  ${paint(2, rule)}`
    // Records that lack the same elements have the same sentence.
    const sentences = [...new Set(examples.map(({ message }) => message))]
    const lines = sentences.map((message) => {
      const where = examples.filter((one) => one.message === message).map(({ line, at }) => (line === undefined ? visible(at) : String(line)))
      return `           ${words.example(where)}${message}`
    })
    const detail = [clause && `${words.clause} ${clause}`, mend && `${words.mend}${zh ? '：' : ': '}${mend}`].filter(Boolean)
    return [head, ...lines, ...(detail.length > 0 ? [`           ${detail.join('  ')}`] : [])]
  }

  function findingLines(finding: ReportedFinding): string[] {
    const at = visible(finding.at)
    const where = finding.line === undefined ? at : `${finding.line}:${finding.column}`
    const record = finding.dataset ? visible(finding.dataset.key) : named(finding) || (finding.record && `#${finding.record.number}`)
    const head = `  ${where.padEnd(8)} ${paint(hue[finding.severity], words.severity[finding.severity])}  ${finding.message}  ${paint(2, finding.rule)}`
    const detail = [
      at,
      record && `${finding.dataset ? words.compared : words.record} ${record}`,
      finding.clause && `${words.clause} ${finding.clause}`,
      finding.mend && `${words.mend}${zh ? '：' : ': '}${finding.mend}`,
      finding.andMore && words.more(finding.andMore),
      finding.waived && visible(words.waived(finding.waived.owner, finding.waived.reason, finding.waived.until)),
    ].filter(Boolean)
    return [head, `           ${detail.join('  ')}`, ...(finding.dataset ? furtherLocationLines(finding.dataset, zh) : [])]
  }
}

const detectedBy = {
  zh: { given: '指定', manifest: '报送清单', shape: '字段', $schema: '$schema', name: '文件名', nearest: '就近的上级文件夹' } as Record<string, string>,
}
