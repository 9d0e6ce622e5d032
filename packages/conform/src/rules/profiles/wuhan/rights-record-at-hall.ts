import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../../names.js'
import { defineRule } from '../../../rule.js'

export default defineRule<Implementation>({
  id: 'rights-record-at-hall',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.6',
  needs: ['/itemName', '/handlingChannels'],
  title: { zh: '个人权益记录可在大厅查询打印', en: 'The record of personal rights is available in halls' },
  message: { zh: '办理渠道中没有实体大厅', en: 'Service halls are not among the channels' },
  mend: { zh: '开放大厅查询打印，并补入办理渠道。', en: 'Offer it in halls and add them to the channels.' },
  *check({ itemName, handlingChannels }) {
    if (!normalizeName(itemName).includes('权益记录') || !handlingChannels) return
    if (!handlingChannels.includes('serviceHall')) yield { at: '/handlingChannels' }
  },
})
