import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'item-basic-elements-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '5.1.6',
  needs: [],
  reads: ['/basicCode', '/localBasicCode', '/implementationCode', '/localImplementationCode', '/handlingItemCode', '/itemType'],
  title: { zh: '事项的基本要素齐备', en: 'The basic elements of an item are present' },
  message: { zh: '事项没有写明“{element}”', en: 'The item does not state “{element}”' },
  mend: { zh: '补上所缺的要素；编码可用国家编码或地方编码。', en: 'Add what is missing; the code may be national or local.' },
  // A missing legal basis is reported by item-has-legal-basis.
  check(item, find) {
    // The longer codes contain the basic code.
    const code = item.basicCode ?? item.localBasicCode ?? item.implementationCode ?? item.localImplementationCode ?? item.handlingItemCode
    if (code === undefined) find({ at: '/basicCode', element: { field: '/basicCode' } })
    if (item.itemType === undefined) find({ at: '/itemType', element: { field: '/itemType' } })
  },
})
