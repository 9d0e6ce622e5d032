import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'on-site-reason-given',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.3',
  needs: ['/visits', '/onSiteReason'],
  title: { zh: '须到现场的说明原因', en: 'A visit has its reason' },
  message: { zh: '到现场 {visits} 次，{problem}', en: '{visits} visits: {problem}' },
  mend: { zh: '须到场的写明原因；不须到场的删去原因。', en: 'State the reason for visits; remove it where none is needed.' },
  check({ visits, onSiteReason: reason }, find) {
    if (visits === undefined) return
    if (visits > 0 && !isGiven(reason)) find({ at: '/onSiteReason', visits, problem: { zh: '没有说明原因', en: 'no reason is given' } })
    if (visits === 0 && isGiven(reason) && !/^无|无[需须]|不[需须用必]/.test(reason!)) {
      find({ at: '/onSiteReason', visits, problem: { zh: '却写了须到现场的原因', en: 'yet a reason for visits is given' } })
    }
  },
})
