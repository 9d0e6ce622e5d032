import { visible } from '@shebiao/schemas/runtime'
import type { DataSetReport, Deviation, Report } from '../model/finding.js'

/** Lines on the data set: what was assessed, what was not and why, who deviates from what, and what was measured. */
export function dataSetLines(report: Report): string[] {
  const { dataset, findings, language } = report
  if (!dataset || dataset.rules.length === 0) return []
  const zh = language === 'zh'
  const total = Object.values(dataset.records).reduce((sum, n) => sum + n, 0)
  const lines = [zh ? `数据集（${total} 条记录）` : `data set (${total} records)`]
  const withStatus = (status: DataSetReport['rules'][number]['status']) => dataset.rules.filter((rule) => rule.status === status)
  const assessed = withStatus('assessed')
  if (assessed.length > 0) {
    lines.push(`  ${zh ? '已判定' : 'assessed'}  ${assessed.map(({ rule, keys, findings: n }) => `${rule} ${n}/${keys}`).join(zh ? '，' : ', ')}`)
  }
  for (const [reason, rules] of byReason(withStatus('notAssessed')))
    lines.push(`  ${zh ? '未判定' : 'not assessed'}  ${visible(reason)}${zh ? '：' : ': '}${rules}`)
  const nothing = withStatus('nothingToCompare')
  if (nothing.length > 0) {
    lines.push(
      `  ${zh ? '无可比较（记录没有所比较的编码等字段）' : 'nothing to compare (no record holds the codes or fields compared)'}${zh ? '：' : ': '}${listed(nothing)}`,
    )
  }
  const compared = findings.flatMap(({ dataset: deviation }) => (deviation?.subject === undefined ? [] : [deviation]))
  if (compared.length > 0) lines.push(`  ${zh ? '谁与谁不同' : 'who deviates from what'}`)
  for (const deviation of compared) {
    const norm = deviation.norm
      ? `${deviation.norm.level ?? ''} “${deviation.norm.value}” ×${deviation.norm.records}`
      : zh
        ? '没有可为准的上级'
        : 'no level above binds'
    lines.push(
      visible(
        `    ${deviation.key}  ${deviation.subject}  ${norm}  ←  ${deviation.norm ? `“${deviation.found}”` : deviation.found} ×${deviation.records}  ${deviatorsOf(deviation).join(zh ? '、' : ', ')}`,
      ),
    )
  }
  for (const { name, of, value, total: whole, unit, note } of dataset.measures) {
    const rate = whole === undefined ? `${value}${unit ?? ''}` : `${value}/${whole}${whole > 0 ? ` = ${((100 * value) / whole).toFixed(1)}%` : ''}`
    lines.push(visible(`  ${zh ? '指标' : 'measure'}  ${name}${of ? `  ${of}` : ''}  ${rate}${note ? `  ${note}` : ''}`))
  }
  lines.push('')
  return lines
}

/** Lines on the further locations of a finding over many records. */
export function furtherLocationLines({ records, places }: Deviation, zh: boolean): string[] {
  const further = places
    .slice(1)
    .map(({ source, line, at, region }) => [line === undefined ? source : `${source}:${line}`, at, region].filter(Boolean).join(' '))
  if (further.length === 0) return []
  const more = records > places.length ? (zh ? `，等共 ${records} 条` : `, of ${records} in all`) : ''
  return [visible(`           ${zh ? '另见' : 'also'} ${further.join(zh ? '；' : '; ')}${more}`)]
}

/** The divisions that deviate, each once; of a record without a division, its file. */
export function deviatorsOf({ places, records }: Deviation): string[] {
  const who = [...new Set(places.map(({ region, source }) => region ?? source))]
  return records > places.length ? [...who, '…'] : who
}

function byReason(rules: DataSetReport['rules']): [string, string][] {
  const reasons = [...new Set(rules.map(({ reason = '' }) => reason))]
  return reasons.map((reason) => [reason, listed(rules.filter((rule) => (rule.reason ?? '') === reason))])
}

function listed(rules: DataSetReport['rules']): string {
  return rules.map(({ rule }) => rule).join(' ')
}
