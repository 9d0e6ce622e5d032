import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

const chain = ['acceptance', 'handling', 'feedback'] as const

export default defineRule<Implementation>({
  id: 'online-capable-full-chain',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.3',
  needs: ['/onlineCapable', '/onlineDepth', '/onlineStages'],
  title: { zh: '可网办的从受理到反馈都在网上', en: 'An online item is online from acceptance to feedback' },
  message: { zh: '可网办，网上环节缺{missing}', en: 'It is online, but these stages are not: {missing}' },
  mend: { zh: '补上网上的环节；还不能网办的，把可否网办写为否。', en: 'Bring the stages online; or say that it is not online yet.' },
  check({ onlineCapable, onlineDepth, onlineStages = [] }, find) {
    // What is fully online is online from acceptance to feedback, whether or not it says that it can go online.
    if (!onlineCapable && onlineDepth !== 'fullyOnline') return
    const missing = chain.filter((stage) => !onlineStages.includes(stage))
    if (missing.length > 0) find({ at: '/onlineStages', missing: missing.map((code) => ({ code, list: 'service-item/online-stage' })) })
  },
})
