import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'

export default defineRule<Implementation>({
  id: 'item-multi-channel',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.2',
  needs: ['/handlingChannels'],
  title: { zh: '多渠道办理', en: 'Several channels' },
  message: { zh: '只有{channels}一种渠道', en: 'The only channel is: {channels}' },
  mend: { zh: '增加网上、移动端、自助终端或大厅等渠道。', en: 'Add online, mobile, terminal or hall.' },
  *check({ handlingChannels }) {
    if (handlingChannels?.length === 1)
      yield { at: '/handlingChannels', channels: handlingChannels.map((code) => ({ code, list: 'service-item/channel-type' })) }
  },
})
