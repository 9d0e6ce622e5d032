import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../limits.js'
import { normalizeName } from '../../../names.js'
import { defineRule } from '../../../rule.js'

export default defineRule<Implementation>({
  id: 'hospital-transfer-approved-in-time',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.4',
  needs: ['/itemName', '/variants'],
  title: { zh: '转院核准在规定的工作日内', en: 'Hospital transfers are approved in time' },
  message: { zh: '“{variant}”承诺 {promised}，不应超过 {limit}', en: '“{variant}” promises {promised}, no more than {limit} is allowed' },
  mend: { zh: '缩短该情形的承诺办结时限。', en: 'Shorten the promised limit of this case.' },
  *check({ itemName, variants = [] }) {
    if (!/转院|转诊/.test(normalizeName(itemName))) return
    for (const [i, { name, condition = '', promisedLimit }] of variants.entries()) {
      const words = name + condition
      if (!words.includes('定点')) continue
      const limit = { state: 'bounded' as const, value: words.includes('非定点') ? 3 : 2, unit: 'workingDay' as const }
      if (exceeds(promisedLimit, limit)) yield { at: `/variants/${i}/promisedLimit`, variant: name, promised: promisedLimit, limit }
    }
  },
})
