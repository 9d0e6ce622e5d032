import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { typeDigits } from '../../domain/basic-elements.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Catalogue>({
  id: 'catalogue-entry-codes-agree-with-item-types',
  standard: 'service-item',
  type: 'catalogue',
  clause: '4.1.6',
  needs: ['/entries/*/basicCode', '/entries/*/itemType'],
  title: { zh: '目录条目的编码与类型一致', en: 'The codes of entries agree with their types' },
  message: { zh: '基本编码的类型位是 {found}，{type}是 {expected}', en: 'The type digits are {found}, those of {type} {expected}' },
  mend: { zh: '核对事项类型和基本编码。', en: 'Check item type and basic code.' },
  check({ entries }, find) {
    for (const [i, entry] of entries.entries()) {
      const differ = typeDigits(entry)
      if (differ) find({ at: `/entries/${i}/basicCode`, ...differ })
    }
  },
})
