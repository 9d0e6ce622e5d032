import type { Package } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Package>({
  id: 'package-items-valid',
  standard: 'service-item',
  type: 'package',
  clause: '7.1.1',
  needs: ['/items'],
  title: { zh: '一件事有两项以上不同的事项', en: 'A package has two or more different items' },
  message: { zh: '只有 {count} 项不同的事项', en: 'There are {count} different items' },
  mend: { zh: '补上关联的事项；只有一项的，不是一件事。', en: 'Add the related items; a single item is no package.' },
  // Whether the items are in the catalogue is a data-set rule.
  check({ items }, find) {
    const different = new Set(items.map((item) => item.basicCode ?? item.localBasicCode ?? normalizeName(item.itemName)))
    if (different.size < 2) find({ at: '/items', count: different.size })
  },
})
