import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'implementation-is-of-leaf-item',
  standard: 'service-item',
  type: 'implementation',
  clause: '4.1.7',
  needs: ['/basicCode'],
  title: { zh: '实施的是末级事项', en: 'What is implemented is a leaf item' },
  message: { zh: '基本编码 {code} 是有子项的主项', en: 'The basic code {code} is a main item that has sub-items' },
  mend: { zh: '改用所实施子项的编码（末三位 001 至 999）。', en: 'Use the code of the sub-item (ending in 001 to 999).' },
  check({ basicCode: code }, find) {
    if (code?.endsWith('00Y')) find({ at: '/basicCode', code })
  },
})
