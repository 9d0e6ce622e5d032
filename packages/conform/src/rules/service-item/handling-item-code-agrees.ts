import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'handling-item-code-agrees',
  standard: 'service-item',
  type: 'implementation',
  clause: '4.1.5',
  needs: ['/handlingItemCode', '/implementationCode'],
  title: { zh: '业务办理项编码以实施编码开头', en: 'The handling-item code begins with the implementation code' },
  message: { zh: '业务办理项编码 {code} 不以实施编码 {start} 开头', en: 'The handling-item code {code} does not begin with {start}' },
  mend: { zh: '在实施编码后加两位顺序号。', en: 'Append two digits to the implementation code.' },
  check({ handlingItemCode: code, implementationCode: start }, find) {
    if (code !== undefined && start !== undefined && !code.startsWith(start)) find({ at: '/handlingItemCode', code, start })
  },
})
