import type { CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { isDiscontinued } from '../../domain/basic-elements.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<CatalogueItem>({
  id: 'catalogue-item-not-discontinued',
  standard: 'service-item',
  type: 'catalogue-item',
  clause: '5.2.2',
  needs: ['/itemName', '/itemType', '/itemState'],
  title: { zh: '目录事项没有被取消', en: 'A catalogue item was not abolished' },
  message: { zh: '“{name}”已经取消，不应在用', en: '“{name}” was abolished and shall not be in use' },
  mend: { zh: '停办该事项，或把状态改为取消。', en: 'Discontinue the item, or mark it as cancelled.' },
  check(item, find) {
    if (isDiscontinued(item)) find({ at: '/itemName', name: item.itemName })
  },
})
