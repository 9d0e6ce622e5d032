import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { normalizeName } from '../../../domain/names.js'
import { isGiven } from '../../../domain/presence.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'outlet-listed-once',
  standard: 'bank-outlet',
  edition: '1.0',
  clause: '13.5',
  title: { zh: '网点不重复列出', en: 'An outlet is listed once' },
  message: { zh: '“{name}”以同一地址列出 {records} 次{regions}', en: '“{name}” is listed {records} times with one address{regions}' },
  mend: { zh: '只留一条；不是同一网点的，写明各自的名称、地址或编号。', en: 'Keep one record; give different outlets their own names, addresses or numbers.' },
  folds: [
    fold<Outlet>(
      'bank-outlet/outlet',
      ['/outletName', '/outletId', '/bankName', '/address', '/region', '/status'],
      ({ outletName, outletId, bankName, address, region, status }, remember) => {
        // Numbers are compared by another rule, and a name alone is that of many outlets.
        if (outletId !== undefined || status === 'exited' || address === undefined || !isGiven(address) || !isGiven(outletName)) return
        remember(pack(normalizeName(outletName), bankName, region?.code, normalizeName(address)), pack(outletName), '/outletName')
      },
    ),
  ],
  uniqueIsValid: true,
  *findings({ facts }) {
    const count = facts.reduce((sum, fact) => sum + fact.count, 0)
    if (count > 1) yield { deviating: [...facts], name: facts[0]!.fact }
  },
})
