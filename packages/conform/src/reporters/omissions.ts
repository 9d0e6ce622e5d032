import { visible } from '@shebiao/schemas/runtime'
import type { Report } from '../model/finding.js'

/** Something that was not checked, or is not listed: no format leaves it out. */
export interface Omission {
  kind: 'notChecked' | 'notListed' | 'known' | 'mended' | 'waiver'
  rule?: string
  /** Path of a file that was not checked. */
  source?: string
  /** In words, on one line. */
  message: string
}

/** What a report does not say in its findings, in the language of the report. */
export function omissions(report: Report): Omission[] {
  const { notChecked, selection, summary } = report
  const { notListed, known = 0, mended = 0 } = summary
  const zh = report.language === 'zh'
  const found: Omission[] = notChecked.map(({ rule, source, records, reason }) => {
    const what = visible(rule ?? source ?? '')
    const number = records === 0 ? '' : zh ? `${records} 条记录，` : `${records} records, `
    const message = zh ? `未检查 ${what}：${number}${visible(reason)}` : `not checked ${what}: ${number}${visible(reason)}`
    return { kind: 'notChecked', ...(rule !== undefined && { rule }), ...(source !== undefined && { source }), message }
  })
  if (selection?.only) {
    const rules = selection.only.join(zh ? '、' : ', ')
    found.push({
      kind: 'notChecked',
      message: zh ? `只报告规则 ${rules}；其余规则未检查` : `only the rules ${rules} are reported; all others were not checked`,
    })
  }
  for (const rule of selection?.ignored ?? [])
    found.push({ kind: 'notChecked', rule, message: zh ? `未检查 ${rule}：按选项忽略` : `not checked ${rule}: ignored by option` })
  for (const { waiver, reason } of report.unusedWaivers ?? []) {
    const { rule, until } = waiver
    const zhReason = reason === 'ended' ? `已于 ${until} 到期` : '没有豁免任何问题'
    const enReason = reason === 'ended' ? `ended on ${until}` : 'covers no finding'
    found.push({ kind: 'waiver', rule, message: zh ? `对 ${rule} 的豁免${zhReason}` : `the waiver of ${rule} ${enReason}` })
  }
  if (notListed > 0) found.push({ kind: 'notListed', message: notListedMessage(notListed, zh) })
  if (known > 0)
    found.push({ kind: 'known', message: zh ? `基线中已有 ${known} 处，只计数，未列出` : `${known} findings are in the baseline: counted, not listed` })
  if (mended > 0) {
    found.push({
      kind: 'mended',
      message: zh
        ? `基线中有 ${mended} 处已不再出现；用 shebiao baseline 重写基线，即可移出`
        : `${mended} findings of the baseline are gone: write it anew with shebiao baseline`,
    })
  }
  return found
}

/** How many findings are not listed, and how to see them. */
export function notListedMessage(notListed: number, zh: boolean): string {
  return zh
    ? `另有 ${notListed} 处未列出；用 --max-findings all 列出（至多 10 万处），或用 --findings-out 写出每一处`
    : `${notListed} more are counted and not listed; see them with --max-findings all (up to 100,000) or --findings-out`
}
