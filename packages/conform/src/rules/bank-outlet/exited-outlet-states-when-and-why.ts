import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'exited-outlet-states-when-and-why',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '12.1',
  needs: ['/status'],
  reads: ['/exitedOn', '/exitReason'],
  title: { zh: '退出的网点写明日期和原因', en: 'An outlet that has withdrawn states the day and the reason' },
  message: { zh: '网点已退出，没有写明“{missing}”', en: 'The outlet has withdrawn without “{missing}”' },
  mend: { zh: '补上退出日期和原因。', en: 'Add the day and the reason.' },
  check(outlet, find) {
    if (outlet.status !== 'exited') return
    for (const missing of ['exitedOn', 'exitReason'] as const) {
      if (!isGiven(outlet[missing])) find({ at: `/${missing}`, missing: { field: `/${missing}` } })
    }
  },
})
