import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { contradictsKind } from '../../../domain/handling-kinds.js'
import { promisesOf } from '../../../domain/promises.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'immediate-within-30-minutes',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.2',
  needs: ['/completionType', '/handlingKind', '/promisedLimit', '/variants'],
  title: { zh: '即时办结的承诺时限不超过30分钟', en: 'An immediate item promises no more than 30 minutes' },
  message: { zh: '即时办结，承诺时限却是 {promised}', en: 'Completed at once, yet {promised} is promised' },
  mend: { zh: '把承诺办结时限改为30分钟以内，或改正办结类型。', en: 'Promise 30 minutes or less, or mend the kind of completion.' },
  check(item, find) {
    const { completionType, handlingKind } = item
    if (completionType !== 'immediate' && completionType !== 'instant' && handlingKind !== 'immediate') return
    for (const { at, promised } of promisesOf(item)) {
      if (promised.state !== 'bounded') continue
      // A limit in days for immediate handling is reported by handling-kind-matches-promised-limit.
      if (at === '/promisedLimit' && contradictsKind(handlingKind, promised)) continue
      const minutes = { minute: 1, hour: 60 }[promised.unit as string] ?? Infinity
      if (promised.value > 0 && promised.value * minutes > 30) find({ at, promised })
    }
  },
})
