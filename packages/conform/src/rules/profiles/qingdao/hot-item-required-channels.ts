import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

const required = ['wechatMiniProgram', 'grassrootsSelfServiceDevice', 'nationalGovServicePlatform'] as const

export default defineRule<Implementation>({
  id: 'hot-item-required-channels',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '3.3',
  needs: ['/listMemberships', '/handlingChannels'],
  title: { zh: '热门高频事项接入规定的三类渠道', en: 'A popular item is connected to the three channels asked for' },
  message: { zh: '热门高频事项没有接入{missing}', en: 'The popular item is not connected to {missing}' },
  mend: { zh: '接入所缺渠道，并补入办理渠道。', en: 'Connect the missing channels and add them to the channels.' },
  check({ listMemberships = [], handlingChannels = [] }, find) {
    if (!listMemberships.includes('hotList')) return
    const missing = required.filter((channel) => !handlingChannels.includes(channel)).map((code) => ({ code, list: 'service-item/channel-type' }))
    if (missing.length > 0) find({ at: '/handlingChannels', missing })
  },
})
