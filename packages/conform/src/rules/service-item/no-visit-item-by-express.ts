import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

const remote: ReadonlySet<string> = new Set(['hotline12333', 'selfServiceTerminal', 'grassrootsSelfServiceDevice'])

export default defineRule<Implementation>({
  id: 'no-visit-item-by-express',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.4',
  needs: ['/visits', '/onlineCapable', '/handlingMethods', '/handlingChannels', '/expressSupported', '/noApplicationHandling'],
  title: { zh: '不到场又不网办的可寄递', en: 'What needs no visit and is not online goes by express' },
  message: { zh: '到现场 0 次且不能网办，办理形式没有快递申请', en: 'No visit, not online, and no handling by express' },
  mend: { zh: '补上快递申请，或改正到现场次数、可否网办。', en: 'Add handling by express, or mend visits or online.' },
  check({ visits, onlineCapable, handlingMethods, handlingChannels, expressSupported, noApplicationHandling }, find) {
    if (visits !== 0 || onlineCapable !== false || expressSupported || noApplicationHandling) return
    // For handling by telephone or at a terminal nothing has to be sent.
    if (handlingMethods?.some((method) => method === 'express' || method === 'selfService')) return
    if (handlingChannels?.some((channel) => remote.has(channel))) return
    find({ at: '/handlingMethods' })
  },
})
