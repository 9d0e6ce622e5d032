import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { isGiven } from '../../../domain/presence.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-states-delegated-items',
  standard: 'bank-outlet',
  type: 'outlet',
  profile: 'wuhan',
  clause: '5.1',
  needs: ['/operatorType', '/services', '/agreement'],
  title: { zh: '银行网点写明委托事项', en: 'A bank outlet states what it is entrusted with' },
  message: {
    zh: '网点有经办事项，协议没有列明委托事项，无从核对',
    en: 'The outlet has services, and its agreement lists no delegated items to hold them against',
  },
  mend: { zh: '在协议中列明委托事项。', en: 'List the delegated items in the agreement.' },
  // Services beyond the list are reported by outlet-services-within-agreement; the source asks for the bounds, not for a list.
  check({ operatorType, services, agreement }, find) {
    if (operatorType === 'grassrootsPlatform' || !isGiven(services) || !agreement) return
    if (!isGiven(agreement.delegatedItems)) find({ at: '/agreement/delegatedItems', severity: 'warning' })
  },
})
