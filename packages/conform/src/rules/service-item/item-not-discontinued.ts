import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isDiscontinued } from '../../domain/basic-elements.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'item-not-discontinued',
  standard: 'service-item',
  type: 'implementation',
  clause: '5.2.2',
  needs: ['/itemName', '/itemType', '/itemState'],
  title: { zh: '没有实施已取消的事项', en: 'No abolished item is carried out' },
  message: { zh: '“{name}”已经取消，不应在用', en: '“{name}” was abolished and shall not be in use' },
  mend: { zh: '停办该事项，或把状态改为取消。', en: 'Discontinue the item, or mark it as cancelled.' },
  check(item, find) {
    if (isDiscontinued(item)) find({ at: '/itemName', name: item.itemName })
  },
})
