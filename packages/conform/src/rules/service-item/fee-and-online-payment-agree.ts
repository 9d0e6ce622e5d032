import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../presence.js'
import { defineRule } from '../../rule.js'

const free = { zh: '不收费', en: 'No fee' }
const charged = { zh: '收费', en: 'A fee is charged' }

export default defineRule<Implementation>({
  id: 'fee-and-online-payment-agree',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.2',
  needs: ['/fee', '/onlinePaymentSupported'],
  title: { zh: '收费与网上支付一致', en: 'Fee and online payment agree' },
  message: { zh: '{fee}，“{element}”{problem}', en: '{fee}, “{element}” {problem}' },
  mend: {
    zh: '收费的写明依据、标准和可否网上支付；不收费的，网上支付写否。',
    en: 'State basis, standard and online payment of a fee; without one, say no to online payment.',
  },
  *check({ fee, onlinePaymentSupported: payment }) {
    if (!fee) return
    if (!fee.charged) {
      if (payment) yield { at: '/onlinePaymentSupported', fee: free, element: { field: '/onlinePaymentSupported' }, problem: { zh: '却为是', en: 'is yes' } }
      return
    }
    const stated = { '/fee/basis': fee.basis, '/fee/standard': fee.standard, '/onlinePaymentSupported': payment }
    for (const [at, value] of Object.entries(stated)) {
      if (!isGiven(value)) yield { at, fee: charged, element: { field: at }, problem: { zh: '没有写明', en: 'is not stated' } }
    }
  },
})
