import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'remote-agency-names-transfer-method',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '4.4',
  needs: ['/remoteHandlingMode', '/transferMethod'],
  title: { zh: '异地代收代办写明转送方式', en: 'Remote receipt and handling on behalf states the way of transfer' },
  message: { zh: '异地代收代办没有写明转送方式', en: 'Remote receipt and handling on behalf without a way of transfer' },
  mend: { zh: '写明邮件寄递或系统推送。', en: 'State mail or system push.' },
  check({ remoteHandlingMode, transferMethod }, find) {
    if (remoteHandlingMode === 'remoteAgency' && transferMethod === undefined) find({ at: '/transferMethod' })
  },
})
