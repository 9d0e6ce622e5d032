import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { contradictsKind } from '../../../domain/handling-kinds.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'immediate-within-30-minutes',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.2',
  needs: ['/completionType', '/handlingKind', '/promisedLimit'],
  title: { zh: '即时办结的承诺时限不超过30分钟', en: 'An immediate item promises no more than 30 minutes' },
  message: { zh: '即时办结，承诺时限却是 {promised}', en: 'Completed at once, yet {promised} is promised' },
  mend: { zh: '把承诺办结时限改为30分钟以内，或改正办结类型。', en: 'Promise 30 minutes or less, or mend the kind of completion.' },
  check({ completionType, handlingKind, promisedLimit }, find) {
    if (completionType !== 'immediate' || promisedLimit?.state !== 'bounded') return
    // A limit in days for immediate handling is reported by handling-kind-matches-promised-limit.
    if (contradictsKind(handlingKind, promisedLimit)) return
    const minutes = { minute: 1, hour: 60 }[promisedLimit.unit as string] ?? Infinity
    if (promisedLimit.value > 0 && promisedLimit.value * minutes > 30) find({ at: '/promisedLimit', promised: promisedLimit })
  },
})
