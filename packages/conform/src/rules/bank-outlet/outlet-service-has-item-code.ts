import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-service-has-item-code',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '5.2',
  needs: ['/services'],
  title: { zh: '网点的每项业务有事项编码', en: 'Every service of an outlet has an item code' },
  message: { zh: '“{service}”没有国家编码，也没有地方编码', en: '“{service}” has neither a national nor a local code' },
  mend: {
    zh: '按目录补上基本编码；尚无国家编码的，写地方基本编码。',
    en: 'Add the basic code from the catalogue, or the local one where there is no national code yet.',
  },
  check({ services = [] }, find) {
    for (const [i, service] of services.entries()) {
      if (service.basicCode === undefined && service.localBasicCode === undefined) find({ at: `/services/${i}/basicCode`, service: service.itemName })
    }
  },
})
