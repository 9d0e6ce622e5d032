import type { DataSetReport, Deviation, Report } from '../model/finding.js'

/** The data set for people: what was assessed, what was not and why, who deviates from what, and what was measured. */
export function dataSetLines(report: Report): string[] {
  const { dataset, findings, language } = report
  if (!dataset || dataset.rules.length === 0) return []
  const zh = language === 'zh'
  const total = Object.values(dataset.records).reduce((sum, n) => sum + n, 0)
  const lines = [zh ? `数据集（${total} 条记录）` : `data set (${total} records)`]
  const names = (status: DataSetReport['rules'][number]['status']) => dataset.rules.filter((rule) => rule.status === status)
  const assessed = names('assessed')
  if (assessed.length > 0) {
    lines.push(`  ${zh ? '已判定' : 'assessed'}  ${assessed.map(({ rule, keys, findings: n }) => `${rule} ${n}/${keys}`).join(zh ? '，' : ', ')}`)
  }
  for (const [reason, rules] of byReason(names('notAssessed'))) lines.push(`  ${zh ? '未判定' : 'not assessed'}  ${reason}${zh ? '：' : ': '}${rules}`)
  const nothing = names('nothingToCompare')
  if (nothing.length > 0) {
    lines.push(
      `  ${zh ? '无可比较（记录没有所比较的编码等字段）' : 'nothing to compare (no record holds the codes or fields compared)'}${zh ? '：' : ': '}${listed(nothing)}`,
    )
  }
  const compared = findings.flatMap(({ rule, dataset: one }) => (one?.subject === undefined ? [] : [{ rule, one }]))
  if (compared.length > 0) lines.push(`  ${zh ? '谁与谁不同' : 'who deviates from what'}`)
  for (const { one } of compared) {
    const norm = one.norm ? `${one.norm.level ?? ''} “${one.norm.value}” ×${one.norm.records}` : zh ? '没有可为准的上级' : 'no level above binds'
    lines.push(`    ${one.key}  ${one.subject}  ${norm}  ←  ${one.norm ? `“${one.found}”` : one.found} ×${one.records}  ${whoOf(one).join(zh ? '、' : ', ')}`)
  }
  for (const { name, of, value, total: whole, unit, note } of dataset.measures) {
    const rate = whole === undefined ? `${value}${unit ?? ''}` : `${value}/${whole}${whole > 0 ? ` = ${((100 * value) / whole).toFixed(1)}%` : ''}`
    lines.push(`  ${zh ? '指标' : 'measure'}  ${name}${of ? `  ${of}` : ''}  ${rate}${note ? `  ${note}` : ''}`)
  }
  lines.push('')
  return lines
}

/** The further places of a finding over many records. */
export function placeLines({ records, places }: Deviation, zh: boolean): string[] {
  const further = places
    .slice(1)
    .map(({ source, line, at, region }) => [line === undefined ? source : `${source}:${line}`, at, region].filter(Boolean).join(' '))
  if (further.length === 0) return []
  const more = records > places.length ? (zh ? `，等共 ${records} 条` : `, of ${records} in all`) : ''
  return [`           ${zh ? '另见' : 'also'} ${further.join(zh ? '；' : '; ')}${more}`]
}

/** The divisions that deviate, or the files where no division is known; each once. */
export function whoOf({ places, records }: Deviation): string[] {
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
