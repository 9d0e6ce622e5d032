import type { Element } from '../../../../domain/elements.js'
import { foldElements } from '../../../../domain/implementations.js'
import { itemCodeOf } from '../../../../domain/item-codes.js'
import { differences } from '../../../../domain/uniformity.js'
import { defineDataRule } from '../../../../model/data-rule.js'

const elements: readonly Element[] = ['mode', 'limit']

export default defineDataRule({
  id: 'listed-items-uniform',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['qingdao'],
  clause: '7.7',
  title: { zh: '通办清单内事项的受理模式和时限各地统一', en: 'Mode and limit of items on the joint lists are the same everywhere' },
  message: {
    zh: '通办事项 {code} 的{element}：{difference}；{records} 条记录{regions}',
    en: '{element} of listed item {code}: {difference}; {records} records{regions}',
  },
  mend: { zh: '按清单的统一规则改正。', en: 'Correct it to the rule of the list.' },
  folds: [
    foldElements(elements, ['/listMemberships'], (item, { region }) =>
      item.listMemberships?.some((list) => list === 'provinceWideList' || list === 'crossProvinceList') ? itemCodeOf(item, region) : undefined,
    ),
  ],
  uniqueIsValid: true,
  findings: (group) => differences(group),
})
