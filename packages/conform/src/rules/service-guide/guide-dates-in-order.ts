import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { findReversedDays } from '../../domain/date-order.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-dates-in-order',
  standard: 'service-guide',
  type: 'guide',
  clause: '4.4',
  needs: ['/effectiveFrom', '/effectiveTo'],
  title: { zh: '指南的停用日期不早于施行日期', en: 'A guide ends no earlier than it begins' },
  message: { zh: '“{later}”{laterDay} 早于“{earlier}”{earlierDay}', en: '“{later}” {laterDay} is before “{earlier}” {earlierDay}' },
  mend: { zh: '核对两个日期，改正写错或写反的。', en: 'Check both days, and mend the one that is wrong, or swap them.' },
  check(record, find) {
    findReversedDays(record, 'effectiveFrom', 'effectiveTo', find)
  },
})
