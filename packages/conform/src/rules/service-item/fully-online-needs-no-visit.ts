import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'fully-online-needs-no-visit',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.5',
  needs: ['/onlineDepth', '/visits'],
  title: { zh: '全程网办不须到场', en: 'Fully online needs no visit' },
  message: { zh: '全程网办，却须到现场 {visits} 次', en: 'Fully online, yet {visits} visits' },
  mend: { zh: '核对网上办理深度和到现场次数。', en: 'Check online depth and visits.' },
  check({ onlineDepth, visits }, find) {
    if (onlineDepth === 'fullyOnline' && visits !== undefined && visits > 0) find({ at: '/visits', visits })
  },
})
