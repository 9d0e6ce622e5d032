import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../domain/limits.js'
import { normalizeName } from '../../../domain/names.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'unemployment-claim-is-immediate',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.3',
  needs: ['/itemName', '/completionType', '/promisedLimit'],
  title: { zh: '失业保险备案和申领即时办结', en: 'Unemployment filing and claims are completed at once' },
  message: { zh: '失业保险业务宜即时办结，这里是 {promised}', en: 'Unemployment business should be completed at once, here it takes {promised}' },
  mend: { zh: '改为即时办结。', en: 'Make it immediate.' },
  check({ itemName, completionType, promisedLimit }, find) {
    if (!/失业保险金?(申报|申领)/.test(normalizeName(itemName))) return
    if (completionType === 'limited') find({ at: '/completionType', promised: promisedLimit ?? { code: completionType, list: 'service-item/completion-type' } })
    else if (exceeds(promisedLimit, { state: 'immediate' })) find({ at: '/promisedLimit', promised: promisedLimit })
  },
})
