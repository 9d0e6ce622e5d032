import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../domain/limits.js'
import { promisesOf } from '../../../domain/promises.js'
import { isPensionTransfer } from '../../../domain/transfers.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'transfer-promise-within-45-working-days',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '3.3',
  needs: ['/itemName', '/promisedLimit', '/variants'],
  title: { zh: '跨省转移的承诺不超过三段合计的45个工作日', en: 'A cross-province transfer promises no more than the 45 working days of its three stages' },
  message: { zh: '承诺 {promised}，三段合计不宜超过45个工作日', en: '{promised} is promised; the three stages should take no more than 45 working days' },
  mend: { zh: '缩短承诺办结时限。', en: 'Shorten the promised limit.' },
  check(item, find) {
    if (!isPensionTransfer(item.itemName)) return
    for (const { at, promised } of promisesOf(item)) if (exceeds(promised, { state: 'bounded', value: 45, unit: 'workingDay' })) find({ at, promised })
  },
})
