import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'bank-run-outlet-names-bank',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '7.2',
  needs: ['/operatorType', '/bankName'],
  title: { zh: '银行运营的网点写明所属银行', en: 'An outlet run by a bank names the bank' },
  message: { zh: '网点由银行运营，没有写明所属银行', en: 'A bank runs the outlet, and the bank is not named' },
  mend: { zh: '补上所属银行。', en: 'Name the bank.' },
  check({ operatorType, bankName }, find) {
    if (operatorType === 'bank' && !isGiven(bankName)) find({ at: '/bankName' })
  },
})
