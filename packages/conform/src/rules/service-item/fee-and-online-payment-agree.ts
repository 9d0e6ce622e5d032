import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'fee-and-online-payment-agree',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.2',
  needs: ['/fee', '/onlinePaymentSupported'],
  title: { zh: '收费与网上支付一致', en: 'Fee and online payment agree' },
  message: { zh: '{problem}', en: '{problem}' },
  mend: { zh: '收费的写明可否网上支付；不收费的，网上支付写否。', en: 'Say whether a fee can be paid online; without one, say no to online payment.' },
  check({ fee, onlinePaymentSupported: payment }, find) {
    const at = '/onlinePaymentSupported'
    if (fee?.charged && payment === undefined)
      find({ at, problem: { zh: '收费，没有写明可否网上支付', en: 'A fee is charged, and whether online is not said' } })
    if (fee?.charged === false && payment) find({ at, problem: { zh: '不收费，却支持网上支付', en: 'No fee is charged, yet it can be paid online' } })
  },
})
