import type { Report } from '../model/finding.js'
import { escapeMarkdown } from './escape-markdown.js'
import { omissions } from './omissions.js'
import { named } from './record-name.js'
import { remark } from './remark.js'
import { words } from './words.js'

/** Formats a report as Markdown, for the summary of a CI job or a comment: verdict, totals, rules, findings, what was not checked. */
export function markdown(report: Report): string {
  const { summary: s, language, files, findings, byRule, failures } = report
  const zh = language === 'zh'
  const { verdict, severity } = words[language]
  const t = (chinese: string, english: string) => (zh ? chinese : english)
  const lines = [`## ${t('社标检查', 'Shebiao')}：${verdict[report.verdict]}${remark(report)}`, '']
  lines.push(
    zh
      ? `${s.files} 个文件，${s.records} 条记录；错误 ${s.errors}，警告 ${s.warnings}，提示 ${s.infos}，豁免 ${s.waived}`
      : `${s.files} files, ${s.records} records; ${s.errors} errors, ${s.warnings} warnings, ${s.infos} infos, ${s.waived} waived`,
    '',
  )
  for (const { source, message } of failures) lines.push(`- **${t('未能检查', 'could not check')}** ${escapeMarkdown(source)} ${escapeMarkdown(message)}`)
  if (failures.length > 0) lines.push('')
  const failed = files.filter((file) => file.verdict !== 'conforms')
  if (failed.length > 0) {
    lines.push(...head(t('文件', 'file'), t('错误', 'errors'), t('警告', 'warnings'), t('结论', 'verdict')))
    for (const file of failed) lines.push(row(file.source, String(file.errors), String(file.warnings), verdict[file.verdict]))
    lines.push('')
  }
  if (Object.keys(byRule).length > 0) {
    lines.push(...head(t('规则', 'rule'), t('要求', 'asks'), t('次数', 'count')))
    for (const [rule, { title, count }] of Object.entries(byRule)) lines.push(row(rule, title, String(count)))
    lines.push('')
  }
  if (findings.length > 0) {
    lines.push(...head(t('位置', 'place'), t('记录', 'record'), t('程度', 'severity'), t('问题与改法', 'problem and mend'), t('规则', 'rule')))
    for (const finding of findings) {
      const { source, line, column, at, message, mend, rule, waived } = finding
      const place = line === undefined ? `${source} ${at}` : `${source}:${line}:${column}`
      lines.push(row(place, named(finding), `${severity[finding.severity]}${waived ? t('（已豁免）', ' (waived)') : ''}`, `${message} ${mend}`, rule))
    }
    lines.push('')
  }
  for (const { message } of omissions(report)) lines.push(`- ${escapeMarkdown(message)}`)
  return `${lines.join('\n').trimEnd()}\n`
}

function head(...cells: string[]): string[] {
  return [`| ${cells.join(' | ')} |`, `|${' --- |'.repeat(cells.length)}`]
}

function row(...cells: string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`
}
