import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'
import { lacksWindow } from './online-item-has-offline-window.js'
import { isRightsRecord } from './rights-record-channels.js'

export default defineRule<Implementation>({
  id: 'item-multi-channel',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.1',
  needs: ['/itemName', '/handlingChannels', '/onlineCapable', '/handlingMethods', '/enteredServiceHall'],
  reads: ['/locations'],
  title: { zh: '多渠道办理', en: 'Several channels' },
  message: { zh: '只有{channels}一种渠道', en: 'The only channel is: {channels}' },
  mend: { zh: '增加网上、移动端、自助终端或大厅等渠道。', en: 'Add online, mobile, terminal or hall.' },
  check(item, find) {
    const { itemName, handlingChannels } = item
    if (handlingChannels?.length !== 1) return
    // Which channel is missing is reported by online-item-has-offline-window and rights-record-channels.
    if (lacksWindow(item) || isRightsRecord(itemName)) return
    find({ at: '/handlingChannels', channels: handlingChannels.map((code) => ({ code, list: 'service-item/channel-type' })) })
  },
})
