import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'operating-outlet-has-agreement-in-force',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '6.2',
  needs: ['/status', '/agreement'],
  title: { zh: '运行中的网点协议有效', en: 'An outlet in operation has an agreement in force' },
  message: {
    zh: '网点在运行，协议“{which}”为 {day}，按 {asOf} 不在有效期内',
    en: 'The outlet is in operation; with “{which}” {day} the agreement is not in force on {asOf}',
  },
  mend: { zh: '续签协议，或改正网点状态。', en: 'Renew the agreement, or mend the status.' },
  check({ status, agreement }, find, { asOf }) {
    if (status !== 'operating') return
    const { validFrom, validTo } = agreement ?? {}
    // If the days are out of order, nothing is known about the period: agreement-dates-in-order reports that.
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) return
    if (validTo !== undefined && validTo < asOf) find({ at: '/agreement/validTo', which: { field: '/agreement/validTo' }, day: validTo, asOf })
    else if (validFrom !== undefined && validFrom > asOf) find({ at: '/agreement/validFrom', which: { field: '/agreement/validFrom' }, day: validFrom, asOf })
  },
})
