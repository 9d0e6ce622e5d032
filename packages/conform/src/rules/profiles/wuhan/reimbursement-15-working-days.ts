import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../limits.js'
import { normalizeName } from '../../../names.js'
import { defineRule } from '../../../rule.js'

export default defineRule<Implementation>({
  id: 'reimbursement-15-working-days',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.5',
  needs: ['/itemName', '/promisedLimit'],
  title: { zh: '医疗费现金报销15个工作日内拨付', en: 'Medical expenses are reimbursed within 15 working days' },
  message: { zh: '承诺 {promised}，不应超过15个工作日', en: '{promised} is promised, no more than 15 working days are allowed' },
  mend: { zh: '缩短承诺办结时限。', en: 'Shorten the promised limit.' },
  *check({ itemName, promisedLimit }) {
    if (!/(医疗|医药|就医).*报销/.test(normalizeName(itemName))) return
    if (exceeds(promisedLimit, { state: 'bounded', value: 15, unit: 'workingDay' })) yield { at: '/promisedLimit', promised: promisedLimit }
  },
})
