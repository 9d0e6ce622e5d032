import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'
import { lacksWindow } from '../../service-item/online-item-has-offline-window.js'
import { isRightsRecord } from '../../service-item/rights-record-channels.js'

export default defineRule<Implementation>({
  id: 'rights-record-at-hall',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.6',
  needs: ['/itemName', '/onlineCapable', '/handlingChannels', '/handlingMethods', '/enteredServiceHall'],
  reads: ['/locations'],
  title: { zh: '个人权益记录可在经办机构大厅办理', en: 'Rights records are open in agency halls' },
  message: { zh: '个人权益记录的办理渠道没有实体大厅', en: 'The service hall is not among the channels of the rights record' },
  mend: { zh: '开通大厅查询打印，列入办理渠道。', en: 'Open query and print in the hall and list it.' },
  // National rules report that it is not online, or online without any window.
  check(item, find) {
    if (!isRightsRecord(item.itemName) || lacksWindow(item)) return
    if (!item.handlingChannels?.includes('serviceHall')) find({ at: '/handlingChannels' })
  },
})
