import type { CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { findReversedDays } from '../../domain/date-order.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<CatalogueItem>({
  id: 'catalogue-item-dates-in-order',
  standard: 'service-item',
  type: 'catalogue-item',
  clause: '5.1.4',
  needs: ['/plannedEffectiveOn', '/plannedCancelOn'],
  title: { zh: '事项的取消日期不早于生效日期', en: 'An item is cancelled no earlier than it takes effect' },
  message: { zh: '“{later}”{laterDay} 早于“{earlier}”{earlierDay}', en: '“{later}” {laterDay} is before “{earlier}” {earlierDay}' },
  mend: { zh: '核对两个日期，改正写错或写反的。', en: 'Check both days, and mend the one that is wrong, or swap them.' },
  check(record, find) {
    findReversedDays(record, 'plannedEffectiveOn', 'plannedCancelOn', find)
  },
})
