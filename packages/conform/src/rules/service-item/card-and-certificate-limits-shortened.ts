import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds, isComparable } from '../../domain/limits.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const shortened = /(?:社会保障卡|社保卡).*(?:申领|申请|补领|补换|换领|补办|换卡|补卡)|职业资格证书.*(?:核发|发放|办理|补发|申领)/

export default defineRule<Implementation>({
  id: 'card-and-certificate-limits-shortened',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.4.6',
  needs: ['/itemName', '/promisedLimit'],
  title: { zh: '社会保障卡和职业资格证书的时限已缩短', en: 'The limits of card and certificates are shortened' },
  message: { zh: '承诺 {promised}，原时限 {previous}，没有缩短', en: 'Promised {promised}, before {previous}: not shorter' },
  mend: { zh: '缩短承诺办结时限，或改正原时限。', en: 'Shorten the promised limit, or mend the one before.' },
  check({ itemName, promisedLimit: promised }, find) {
    if (!promised?.previous || !shortened.test(normalizeName(itemName))) return
    const previous = { state: 'bounded' as const, ...promised.previous }
    if (isComparable(promised, previous) && !exceeds(previous, promised)) find({ at: '/promisedLimit', promised, previous })
  },
})
