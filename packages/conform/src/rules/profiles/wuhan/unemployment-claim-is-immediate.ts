import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../domain/limits.js'
import { normalizeName } from '../../../domain/names.js'
import { promisesOf } from '../../../domain/promises.js'
import { defineRule } from '../../../model/rule.js'

// The names of the official list, and those of the source.
const claims = /失业保险金?(?:的)?(?:申报|申领)|申领失业保险金|失业人员申领登记|失业保险.*(?:申报备案|申领登记)/

export default defineRule<Implementation>({
  id: 'unemployment-claim-is-immediate',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.3',
  needs: ['/itemName', '/completionType', '/promisedLimit', '/variants'],
  title: { zh: '失业保险备案和申领即时办结', en: 'Unemployment filing and claims are completed at once' },
  message: { zh: '失业保险业务宜即时办结，这里是 {promised}', en: 'Unemployment business should be completed at once, here it takes {promised}' },
  mend: { zh: '改为即时办结。', en: 'Make it immediate.' },
  check(item, find) {
    const { itemName, completionType, promisedLimit } = item
    if (!claims.test(normalizeName(itemName))) return
    if (completionType === 'limited') find({ at: '/completionType', promised: promisedLimit ?? { code: completionType, list: 'service-item/completion-type' } })
    else for (const { at, promised } of promisesOf(item)) if (exceeds(promised, { state: 'immediate' })) find({ at, promised })
  },
})
