import type { CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { basicElements } from '../../domain/basic-elements.js'
import { defineCompleteness } from '../../domain/completeness.js'

export default defineCompleteness<CatalogueItem>({
  id: 'catalogue-item-basic-elements-complete',
  standard: 'service-item',
  type: 'catalogue-item',
  clause: '5.1.3',
  needs: [],
  reads: ['/basicCode', '/localBasicCode', '/itemType', '/legalBasis'],
  title: { zh: '目录事项的基本要素齐备', en: 'The basic elements of a catalogue item are present' },
  message: {
    zh: '目录事项缺 {count} 项：{elements}；已有 {present}/{of}',
    en: 'The catalogue item lacks {count}: {elements}; {present} of {of} are there',
  },
  mend: { zh: '补上所缺的要素；编码可用国家编码或地方编码。', en: 'Add what is missing; the code may be national or local.' },
  elements: basicElements.map((element) => ({ ...element, clause: '5.1.3' })),
})
