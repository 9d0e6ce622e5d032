import type { CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { missingElements } from '../../domain/basic-elements.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<CatalogueItem>({
  id: 'catalogue-item-basic-elements-complete',
  standard: 'service-item',
  type: 'catalogue-item',
  clause: '5.1.6',
  needs: [],
  reads: ['/basicCode', '/localBasicCode', '/itemType', '/legalBasis'],
  title: { zh: '目录事项的基本要素齐备', en: 'The basic elements of a catalogue item are present' },
  message: { zh: '目录事项没有写明“{element}”', en: 'The catalogue item does not state “{element}”' },
  mend: { zh: '补上所缺的要素；编码可用国家编码或地方编码。', en: 'Add what is missing; the code may be national or local.' },
  check(item, find) {
    for (const element of missingElements(item)) find({ at: `/${element}`, element: { field: `/${element}` } })
  },
})
