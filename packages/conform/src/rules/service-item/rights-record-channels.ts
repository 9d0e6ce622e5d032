import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { onlineChannels } from '../../domain/channels.js'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { includesAny } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

const list = 'service-item/channel-type'

/** Whether an item, according to its name, is the record of a person’s rights. */
export const isRightsRecord: (itemName: string) => boolean = memoizeText((itemName) => /个人权益记录/.test(normalizeName(itemName)))

export default defineRule<Implementation>({
  id: 'rights-record-channels',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.11.3',
  needs: ['/itemName', '/handlingChannels'],
  title: { zh: '个人权益记录可网上查询、自助打印', en: 'Rights records are open online and at terminals' },
  message: { zh: '个人权益记录缺{missing}', en: 'Rights records lack: {missing}' },
  mend: { zh: '开通网上查询和自助打印，列入办理渠道。', en: 'Open online query and self-service printing and list the channels.' },
  check({ itemName, handlingChannels = [] }, find) {
    if (!isRightsRecord(itemName)) return
    const missing = []
    if (!includesAny(handlingChannels, onlineChannels)) missing.push({ code: 'onlinePlatform', list })
    if (!handlingChannels.includes('selfServiceTerminal') && !handlingChannels.includes('grassrootsSelfServiceDevice'))
      missing.push({ code: 'selfServiceTerminal', list })
    if (missing.length > 0) find({ at: '/handlingChannels', missing })
  },
})
