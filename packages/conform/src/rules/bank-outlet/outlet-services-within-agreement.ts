import type { DelegatedItem, Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-services-within-agreement',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '5.3',
  needs: ['/services', '/agreement'],
  title: { zh: '网点的业务不超出协议', en: 'An outlet handles what its agreement delegates' },
  message: { zh: '“{service}”不在协议的委托事项中', en: '“{service}” is not among the items the agreement delegates' },
  mend: { zh: '停办该业务，或在协议中补充委托。', en: 'Stop the service, or add it to the agreement.' },
  check({ services = [], agreement }, find) {
    const delegated = agreement?.delegatedItems
    if (!delegated) return
    for (const [i, service] of services.entries()) {
      if (!delegated.some((item) => isSameItem(item, service))) find({ at: `/services/${i}`, service: service.itemName })
    }
  },
})

/** Whether two items are the same, by the best identifier that both have: national code, local code, name. */
function isSameItem(a: DelegatedItem, b: DelegatedItem): boolean {
  for (const code of ['basicCode', 'localBasicCode'] as const) {
    if (a[code] !== undefined && b[code] !== undefined) return a[code] === b[code]
  }
  return normalizeName(a.itemName) === normalizeName(b.itemName)
}
