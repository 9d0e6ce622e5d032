import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack, unpack } from '../../../model/fact-key.js'

const identifiers = ['outletId', 'institutionCode', 'paymentSystemNumber'] as const

export default defineDataRule({
  id: 'outlet-identifiers-unique',
  standard: 'bank-outlet',
  edition: '1.0',
  clause: '13.1',
  title: { zh: '网点的编号不重复', en: 'Identifiers of outlets are unique' },
  message: { zh: '{identifier} {value} 用于 {records} 个网点{regions}', en: '{identifier} {value} is borne by {records} outlets{regions}' },
  mend: { zh: '核对编号；同一网点重复的，只留一条。', en: 'Check the identifiers; keep one record of one outlet.' },
  folds: [
    fold<Outlet>('bank-outlet/outlet', [...identifiers.map((name) => `/${name}`), '/bankName', '/status'], (outlet, remember) => {
      if (outlet.status === 'exited') return
      for (const name of identifiers) {
        const value = outlet[name]
        // Every bank numbers its own outlets.
        if (value !== undefined) remember(pack(name, name === 'outletId' ? outlet.bankName : '', value), '', `/${name}`)
      }
    }),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    const [name, , value] = unpack(key) as [string, string, string]
    for (const fact of facts) if (fact.count > 1) yield { deviating: [fact], identifier: { field: `/${name}` }, value }
  },
})
