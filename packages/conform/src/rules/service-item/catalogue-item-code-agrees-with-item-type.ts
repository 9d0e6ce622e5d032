import type { CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { typeDigits } from '../../domain/basic-elements.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<CatalogueItem>({
  id: 'catalogue-item-code-agrees-with-item-type',
  standard: 'service-item',
  type: 'catalogue-item',
  clause: '4.1.6',
  needs: ['/basicCode', '/itemType'],
  title: { zh: '目录事项的编码与类型一致', en: 'The code of a catalogue item agrees with its type' },
  message: { zh: '基本编码的类型位是 {found}，{type}是 {expected}', en: 'The type digits are {found}, those of {type} {expected}' },
  mend: { zh: '核对事项类型和基本编码。', en: 'Check item type and basic code.' },
  check(item, find) {
    const differ = typeDigits(item)
    if (differ) find({ at: '/basicCode', ...differ })
  },
})
