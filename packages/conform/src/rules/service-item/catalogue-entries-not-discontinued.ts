import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { isDiscontinued } from '../../domain/basic-elements.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Catalogue>({
  id: 'catalogue-entries-not-discontinued',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.2.2',
  needs: ['/entries/*/itemName', '/entries/*/itemType', '/entries/*/itemState'],
  title: { zh: '目录没有已取消的事项', en: 'A catalogue holds no abolished item' },
  message: { zh: '“{name}”已经取消，不应在用', en: '“{name}” was abolished and shall not be in use' },
  mend: { zh: '停办该事项，或把状态改为取消。', en: 'Discontinue the item, or mark it as cancelled.' },
  check({ entries }, find) {
    for (const [i, entry] of entries.entries()) if (isDiscontinued(entry)) find({ at: `/entries/${i}/itemName`, name: entry.itemName })
  },
})
