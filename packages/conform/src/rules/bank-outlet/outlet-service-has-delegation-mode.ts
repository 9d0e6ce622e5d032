import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-service-has-delegation-mode',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '5.1',
  needs: ['/services'],
  title: { zh: '网点的每项业务写明委托方式', en: 'Every service of an outlet states its delegation mode' },
  message: { zh: '“{service}”没有写明委托方式', en: '“{service}” states no delegation mode' },
  mend: { zh: '写明委托受理、授权办理、帮办代办或其他。', en: 'State entrusted acceptance, authorised handling, assisted agency or other.' },
  check({ services = [] }, find) {
    for (const [i, service] of services.entries()) {
      if (service.delegationMode === undefined) find({ at: `/services/${i}/delegationMode`, service: service.itemName })
    }
  },
})
