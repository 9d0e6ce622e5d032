import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../domain/limits.js'
import { normalizeName } from '../../../domain/names.js'
import { defineRule } from '../../../model/rule.js'

const days = (value: number) => ({ state: 'bounded' as const, value, unit: 'workingDay' as const })

export default defineRule<Implementation>({
  id: 'hospital-transfer-approved-in-time',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.4',
  needs: ['/itemName', '/promisedLimit', '/variants'],
  title: { zh: '转院核准在规定的工作日内', en: 'Hospital transfers are approved in time' },
  message: { zh: '“{what}”承诺 {promised}，宜不超过 {limit}', en: '“{what}” promises {promised}; no more than {limit} is recommended' },
  mend: { zh: '缩短该情形的承诺办结时限。', en: 'Shorten the promised limit of this case.' },
  check({ itemName, promisedLimit, variants = [] }, find) {
    if (!/转院|转诊/.test(normalizeName(itemName))) return
    // Without variants it is unknown who applies: the longer of the two limits is used.
    if (variants.length === 0 && exceeds(promisedLimit, days(3))) find({ at: '/promisedLimit', what: itemName, promised: promisedLimit, limit: days(3) })
    for (const [i, { name, condition = '', channelSide, promisedLimit: promised }] of variants.entries()) {
      const words = normalizeName(name + condition)
      if (!words.includes('定点')) continue
      const outside = /(?:非|不在|不是)定点/.test(words)
      // The limit of two days is for applications that designated hospitals file online.
      const limit = !outside && (channelSide === 'online' || /网上|线上/.test(words)) ? days(2) : outside ? days(3) : undefined
      if (exceeds(promised, limit)) find({ at: `/variants/${i}/promisedLimit`, what: name, promised, limit })
    }
  },
})
