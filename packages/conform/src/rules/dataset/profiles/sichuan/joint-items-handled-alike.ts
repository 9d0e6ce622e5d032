import { type Element, fieldOf } from '../../../../domain/elements.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import { bothProvinces, isJoint, jointKeyOf, jointProvinceOf } from '../../../../domain/joint-handling.js'
import { differences, rememberElements } from '../../../../domain/uniformity.js'
import { defineDataRule } from '../../../../model/data-rule.js'

const elements: readonly Element[] = ['mode', 'conditions', 'materials', 'limit']

export default defineDataRule({
  id: 'joint-items-handled-alike',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['sichuan', 'chongqing'],
  clause: '4.3',
  title: { zh: '川渝通办事项两地无差别受理、同标准办理', en: 'Joint items are accepted and handled alike in Sichuan and Chongqing' },
  message: {
    zh: '川渝通办事项 {code} 的{element}两地不同：{difference}；{records} 条记录{regions}',
    en: '{element} of joint item {code} differs: {difference}; {records} records{regions}',
  },
  mend: { zh: '两地商定后改为统一。', en: 'Agree on one between the two places.' },
  requires: bothProvinces,
  folds: [
    foldImplementations(['/itemName', '/regionalHandlingZones', ...elements.map(fieldOf)], (item, remember, { region }) => {
      const province = isJoint(item) ? jointProvinceOf(region) : undefined
      if (province === undefined) return
      remember('', province)
      rememberElements(item, elements, '', jointKeyOf(item), remember)
    }),
  ],
  uniqueIsValid: true,
  findings: (group) => differences(group),
})
