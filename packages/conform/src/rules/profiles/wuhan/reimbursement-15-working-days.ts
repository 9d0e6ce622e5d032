import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../domain/limits.js'
import { normalizeName } from '../../../domain/names.js'
import { promisesOf } from '../../../domain/promises.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'reimbursement-15-working-days',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.5',
  needs: ['/itemName', '/promisedLimit', '/variants'],
  title: { zh: '异地就医和急救的现金报销15个工作日内拨付', en: 'Treatment elsewhere and emergencies are reimbursed within 15 working days' },
  message: { zh: '承诺 {promised}，宜不超过15个工作日', en: '{promised} is promised; no more than 15 working days are recommended' },
  mend: { zh: '缩短承诺办结时限。', en: 'Shorten the promised limit.' },
  check(item, find) {
    const name = normalizeName(item.itemName)
    if (!/报销/.test(name) || !/异地|急[救诊症]|抢救/.test(name)) return
    for (const { at, promised } of promisesOf(item)) if (exceeds(promised, { state: 'bounded', value: 15, unit: 'workingDay' })) find({ at, promised })
  },
})
