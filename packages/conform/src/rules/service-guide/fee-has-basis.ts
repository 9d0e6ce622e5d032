import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { findFeeWithoutBasis } from '../../domain/fees.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'fee-has-basis',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.8',
  needs: ['/fee', '/variants'],
  title: { zh: '收费的写明依据和标准', en: 'A fee has a basis and a standard' },
  message: { zh: '收费，但没有写明“{missing}”', en: 'A fee is charged without “{missing}”' },
  mend: {
    zh: '写明准许收费的文件和收费标准；不收费的，把是否收费改为否。',
    en: 'State the document that allows the fee and its standard; or say that none is charged.',
  },
  check({ fee, variants = [] }, find) {
    findFeeWithoutBasis(fee, find)
    for (const [i, variant] of variants.entries()) findFeeWithoutBasis(variant.fee, find, `/variants/${i}/fee`)
  },
})
