import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../limits.js'
import { defineRule } from '../../../rule.js'

export default defineRule<Implementation>({
  id: 'promised-limit-halved',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.1',
  needs: ['/listMemberships', '/isHighFrequency', '/promisedLimit', '/baselineLimit', '/statutoryLimit'],
  title: { zh: '提速事项的承诺时限不超过规定时限的一半', en: 'A speeded-up item promises no more than half of the prescribed limit' },
  message: { zh: '承诺 {promised}，规定时限 {prescribed}，提速不足一半', en: 'Promised {promised} against a prescribed {prescribed}: more than half' },
  mend: { zh: '把承诺办结时限减到规定时限的一半以内，或改正规定时限。', en: 'Shorten the promised limit to half of the prescribed one, or mend the latter.' },
  *check(item) {
    const listed = item.listMemberships?.includes('speedUpList') ?? false
    if (!listed && item.isHighFrequency !== true) return
    // Beyond the law is more than half of it too: that is told by promised-limit-within-statutory.
    if (exceeds(item.promisedLimit, item.statutoryLimit)) return
    const prescribed = item.baselineLimit ?? item.statutoryLimit
    if (prescribed?.state !== 'bounded') return
    if (exceeds(item.promisedLimit, { ...prescribed, value: prescribed.value / 2 })) {
      // The aims ask it of every high-frequency item, the measures only of the list: off the list it is a warning.
      yield { at: '/promisedLimit', promised: item.promisedLimit, prescribed, ...(!listed && { severity: 'warning' as const }) }
    }
  },
})
