import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { findReversedDays } from '../../domain/date-order.js'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-dates-in-order',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '12.2',
  needs: ['/openedOn', '/acceptedOn', '/onDutyOn', '/exitedOn', '/status'],
  reads: ['/exitReason'],
  title: { zh: '网点的退出日期不早于验收和营业日期', en: 'An outlet withdraws no earlier than it was accepted and opened' },
  message: { zh: '“{later}”{laterDay} 早于“{earlier}”{earlierDay}', en: '“{later}” {laterDay} is before “{earlier}” {earlierDay}' },
  mend: { zh: '核对两个日期，改正写错或写反的。', en: 'Check both days, and mend the one that is wrong, or swap them.' },
  check(outlet, find) {
    // An outlet that works again says why it had withdrawn.
    if (outlet.status === 'operating' && isGiven(outlet.exitReason)) return
    for (const earlier of ['openedOn', 'acceptedOn', 'onDutyOn'] as const) if (findReversedDays(outlet, earlier, 'exitedOn', find)) return
  },
})
