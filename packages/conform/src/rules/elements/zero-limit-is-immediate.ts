import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<TimeLimit>({
  id: 'zero-limit-is-immediate',
  elements: ['time-limit'],
  severity: 'warning',
  title: { zh: '零时限写作即时办结', en: 'A limit of zero is written as immediate' },
  message: { zh: '“{field}”为 0：即时、无时限还是未知？', en: '“{field}” is 0: immediate, none or unknown?' },
  mend: { zh: '即时办结写 state: immediate；无时限规定写 none；未知写 unknown。', en: 'Write state: immediate, none or unknown.' },
  check(limit, find) {
    if (limit.state === 'bounded' && limit.value === 0) find({ at: '/value' })
  },
})
