import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { foldEntries } from '../../../../domain/catalogues.js'
import { type Element, fieldOf } from '../../../../domain/elements.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import { codeFields } from '../../../../domain/item-codes.js'
import { bothProvinces, isJoint, jointKeyOf, jointProvinceOf } from '../../../../domain/joint-handling.js'
import { differences, rememberElements } from '../../../../domain/uniformity.js'
import { defineDataRule, fold } from '../../../../model/data-rule.js'

const elements: readonly Element[] = ['conditions', 'flow', 'methods', 'materials', 'limit']
const joint = 'joint'

export default defineDataRule({
  id: 'joint-guides-unified',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['sichuan', 'chongqing'],
  clause: '4.2',
  title: { zh: '川渝通办事项的指南要素两地统一', en: 'Guides of joint items agree between Sichuan and Chongqing' },
  message: {
    zh: '川渝通办事项 {code} 的指南，{element}两地不同：{difference}；{records} 份{regions}',
    en: '{element} in the guides of joint item {code} differs: {difference}; {records} guides{regions}',
  },
  mend: { zh: '两地商定后改为统一。', en: 'Agree on one between the two places.' },
  requires: bothProvinces,
  folds: [
    ...foldEntries(['itemName', 'regionalHandlingZones'], ({ entry }, remember) => {
      if (isJoint(entry)) remember(jointKeyOf(entry), joint)
    }),
    foldImplementations(['/itemName', '/regionalHandlingZones'], (item, remember) => {
      if (isJoint(item)) remember(jointKeyOf(item), joint)
    }),
    fold<Guide>('service-guide/guide', [...codeFields, '/itemName', ...elements.map(fieldOf)], (guide, remember, { region }) => {
      const province = jointProvinceOf(region)
      if (province === undefined) return
      remember('', province)
      // Neither province is superior to the other, so no value is binding.
      rememberElements(guide, elements, '', jointKeyOf(guide), remember)
    }),
  ],
  *findings({ key, facts }) {
    const remembered = facts.filter(({ fact }) => fact !== joint)
    if (remembered.length < facts.length) yield* differences({ key, facts: remembered })
  },
})
