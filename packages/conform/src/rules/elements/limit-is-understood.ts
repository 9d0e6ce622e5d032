import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import { unreadReason } from '../../domain/limit-text.js'
import { excerpt, saysNothing } from '../../domain/texts.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<TimeLimit>({
  id: 'limit-is-understood',
  elements: ['time-limit'],
  severity: 'warning',
  title: { zh: '时限的原文有数值和单位', en: 'The wording of a limit has an amount and a unit' },
  message: { zh: '“{field}”写了“{text}”，记为未知：{reason}', en: '“{field}” says “{text}” and counts as unknown: {reason}' },
  mend: {
    zh: '写明数值和单位（工作日、自然日、小时、月），或写明即时办结、无时限规定。',
    en: 'State an amount with its unit (working days, calendar days, hours, months), or that handling is immediate or has no limit.',
  },
  check({ state, text }, find) {
    // What says nothing is no limit, and is told where there has to be one.
    if (state === 'unknown' && text !== undefined && !saysNothing(text)) find({ at: '', text: excerpt(text), reason: unreadReason(text) })
  },
})
