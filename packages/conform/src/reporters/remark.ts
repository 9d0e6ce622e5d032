import type { Report } from '../model/finding.js'

/** Why a check may pass though the data do not conform, or why nothing is known though nothing was found. '' in all other cases. */
export function remark({ summary, selection, verdict, language }: Report): string {
  const { known = 0, errors } = summary
  const zh = language === 'zh'
  if (known > 0 && errors === 0) return zh ? '；没有基线以外的错误' : '; no errors that the baseline does not have'
  if (selection && verdict === 'notAssessable' && errors === 0) return zh ? '；所选规则没有发现错误' : '; the selected rules found no errors'
  return ''
}
