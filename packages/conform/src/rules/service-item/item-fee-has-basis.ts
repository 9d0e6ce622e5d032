import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { findFeeWithoutBasis } from '../../domain/fees.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'item-fee-has-basis',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.1',
  needs: ['/fee'],
  title: { zh: '收费的写明依据和标准', en: 'A fee has a basis and a standard' },
  message: { zh: '收费，没有写明“{missing}”', en: 'A fee is charged without “{missing}”' },
  mend: {
    zh: '写明准许收费的文件和收费标准；不收费的，把是否收费改为否。',
    en: 'State the document that allows the fee and its standard; or say that none is charged.',
  },
  check({ fee }, find) {
    findFeeWithoutBasis(fee, find)
  },
})
