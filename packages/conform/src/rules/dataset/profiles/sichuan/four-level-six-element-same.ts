import type { Element } from '../../../../domain/elements.js'
import { foldElements } from '../../../../domain/implementations.js'
import { itemCodeOf, levelOf, provinceOf } from '../../../../domain/item-codes.js'
import { differences } from '../../../../domain/uniformity.js'
import { defineDataRule } from '../../../../model/data-rule.js'
import { pack } from '../../../../model/fact-key.js'

const elements: readonly Element[] = ['name', 'basis', 'flow', 'methods', 'materials', 'limit']
const levels: readonly string[] = ['province', 'city', 'county', 'township']

export default defineDataRule({
  id: 'four-level-six-element-same',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['sichuan'],
  clause: '3.1',
  title: { zh: '省市县乡四级的六个要素相同', en: 'Six elements are the same at province, city, county and township' },
  message: {
    zh: '事项 {code} 的{element}四级不同：{difference}；{records} 条记录{regions}',
    en: '{element} of item {code} differs over the four levels: {difference}; {records} records{regions}',
  },
  mend: { zh: '按省级的写法改正。', en: 'Correct it to what the province has.' },
  folds: [
    foldElements(elements, [], (item, { region }) => {
      const code = levels.includes(levelOf(item)) ? itemCodeOf(item, region) : undefined
      return code === undefined ? undefined : pack(provinceOf(region), code)
    }),
  ],
  uniqueIsValid: true,
  findings: (group) => differences(group),
})
