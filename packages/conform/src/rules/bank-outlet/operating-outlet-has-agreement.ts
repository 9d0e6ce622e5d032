import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'operating-outlet-has-agreement',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '6.2',
  needs: ['/status', '/agreement'],
  title: { zh: '运行中的网点有合作协议', en: 'An outlet in operation has an agreement' },
  message: { zh: '网点在运行，没有登记合作协议', en: 'The outlet is in operation without a recorded agreement' },
  mend: { zh: '补上合作协议，或改正网点状态。', en: 'Add the agreement, or mend the status.' },
  check({ status, agreement }, find) {
    if (status === 'operating' && !isGiven(agreement)) find({ at: '/agreement' })
  },
})
