import type { Element } from '../../../domain/elements.js'
import { foldElements } from '../../../domain/implementations.js'
import { basicCodeOf } from '../../../domain/item-codes.js'
import { differences } from '../../../domain/uniformity.js'
import { defineDataRule } from '../../../model/data-rule.js'

const elements: readonly Element[] = ['conditions', 'flow', 'materials', 'limit']

export default defineDataRule({
  id: 'high-frequency-uniform-handling',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.1.4',
  title: { zh: '高频事项各地同标准办理', en: 'High-frequency items are handled to one standard everywhere' },
  message: {
    zh: '高频事项 {code} 的{element}：{difference}；{records} 条记录{regions}',
    en: '{element} of high-frequency item {code}: {difference}; {records} records{regions}',
  },
  mend: { zh: '对照全国统一的标准改正。', en: 'Correct it to the standard of the whole country.' },
  folds: [
    foldElements(
      elements,
      ['/isHighFrequency'],
      // A local code identifies an item only within its province.
      (item) => (item.isHighFrequency && basicCodeOf(item)?.startsWith('00') ? basicCodeOf(item) : undefined),
    ),
  ],
  uniqueIsValid: true,
  findings: (group) => differences(group),
})
