import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'agreement-dates-in-order',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '6.1',
  needs: ['/agreement'],
  title: { zh: '协议日期前后相继', en: 'The days of an agreement are in order' },
  message: { zh: '“{later}”{laterDay} 早于“{earlier}”{earlierDay}', en: '“{later}” {laterDay} is before “{earlier}” {earlierDay}' },
  mend: { zh: '核对协议，改正日期。', en: 'Check the agreement and mend the day.' },
  check({ agreement = {} }, find) {
    const days = ['signedOn', 'validFrom', 'validTo'] as const
    const given = days.flatMap((name) => (agreement[name] ? [{ name, day: agreement[name] }] : []))
    for (const [i, { name, day }] of given.entries()) {
      const before = given[i - 1]
      if (before && day < before.day) {
        find({
          at: `/agreement/${name}`,
          later: { field: `/agreement/${name}` },
          laterDay: day,
          earlier: { field: `/agreement/${before.name}` },
          earlierDay: before.day,
        })
      }
    }
  },
})
