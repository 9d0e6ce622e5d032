import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../names.js'
import { defineRule } from '../../rule.js'

const remote = /保险.*关系.*转移|异地就医.*结算|领取.*资格认证/

export default defineRule<Implementation>({
  id: 'remote-business-available',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.11.1',
  needs: ['/itemName', '/crossProvinceHandling'],
  title: { zh: '异地业务可跨省办理', en: 'Remote business is open across provinces' },
  message: { zh: '异地业务没有标明可跨省通办', en: 'Remote business that is not marked as open across provinces' },
  mend: { zh: '开通跨省通办并标明。', en: 'Open it across provinces and mark it.' },
  *check({ itemName, crossProvinceHandling }) {
    if (remote.test(normalizeName(itemName)) && crossProvinceHandling !== true) yield { at: '/crossProvinceHandling' }
  },
})
