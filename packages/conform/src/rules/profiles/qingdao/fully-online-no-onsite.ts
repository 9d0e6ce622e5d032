import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'fully-online-no-onsite',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '4.2',
  needs: ['/onlineDepth', '/remoteHandlingMode', '/visits', '/processFlow'],
  title: { zh: '全程网办的事项不要求到场', en: 'A fully online item requires no attendance' },
  message: { zh: '事项全程网办，“{field}”却要求到场', en: 'The item is fully online, yet “{field}” requires attendance' },
  mend: { zh: '取消到场要求，或改正网上办理深度、异地办理模式。', en: 'Drop the attendance, or mend the online depth or the mode of remote handling.' },
  check({ onlineDepth, remoteHandlingMode, visits = 0, processFlow }, find) {
    if (onlineDepth !== 'fullyOnline' && remoteHandlingMode !== 'fullyOnline') return
    // Visits that contradict the online depth are reported by fully-online-needs-no-visit, which this profile raises.
    if (visits > 0 && onlineDepth !== 'fullyOnline') find({ at: '/visits' })
    for (const [i, step] of (processFlow?.steps ?? []).entries()) {
      if (step.requiresPresence) find({ at: `/processFlow/steps/${i}/requiresPresence` })
    }
  },
})
