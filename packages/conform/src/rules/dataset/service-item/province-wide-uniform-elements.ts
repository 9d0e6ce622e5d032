import type { Element } from '../../../domain/elements.js'
import { foldElements } from '../../../domain/implementations.js'
import { itemCodeOf, provinceOf } from '../../../domain/item-codes.js'
import { differences } from '../../../domain/uniformity.js'
import { defineDataRule } from '../../../model/data-rule.js'
import { pack } from '../../../model/fact-key.js'

const elements: readonly Element[] = ['conditions', 'flow', 'materials', 'limit']

export default defineDataRule({
  id: 'province-wide-uniform-elements',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.1.3',
  title: { zh: '同一事项的受理条件、办理流程、申请材料、办结时限全省统一', en: 'Conditions, flow, materials and limit of an item are uniform in a province' },
  message: {
    zh: '事项 {code} 的{element}在省内不同：{difference}；{records} 条记录{regions}',
    en: '{element} of item {code} differs inside the province: {difference}; {records} records{regions}',
  },
  mend: {
    zh: '按全省统一的标准改正；省级还没有统一的，由省级先定。',
    en: 'Correct it to the standard of the province; where there is none yet, the province sets it.',
  },
  folds: [
    foldElements(elements, [], (item, { region }) => {
      const code = itemCodeOf(item, region)
      const province = provinceOf(region)
      return code === undefined || province === '' || province === '00' ? undefined : pack(province, code)
    }),
  ],
  uniqueIsValid: true,
  findings: (group) => differences(group),
})
