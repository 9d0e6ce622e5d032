import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'item-codes-unique',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.2.1',
  title: { zh: '实施编码和业务办理项编码不重复', en: 'Implementation and handling-item codes are unique' },
  message: { zh: '编码 {code} 用于 {records} 条记录{regions}', en: 'Code {code} is borne by {records} records{regions}' },
  mend: {
    zh: '一条实施清单一个编码；同一事项分办理项的，写业务办理项编码。',
    en: 'One code for one implementation; where an item is split, give handling-item codes.',
  },
  folds: [
    fold<Implementation>(
      'service-item/implementation',
      ['/implementationCode', '/handlingItemCode', '/itemState', '/itemVersion'],
      ({ implementationCode, handlingItemCode, itemState, itemVersion = '' }, remember) => {
        const code = handlingItemCode ?? implementationCode
        // Versions of one implementation have the same code.
        if (code !== undefined && itemState !== 'cancelled')
          remember(code, String(itemVersion), handlingItemCode === undefined ? '/implementationCode' : '/handlingItemCode')
      },
    ),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    for (const fact of facts) if (fact.count > 1) yield { deviating: [fact], code: key }
  },
})
