import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const isKeeping = memoizeText((itemName) => /档案.*保管|保管.*档案/.test(normalizeName(itemName)))

export default defineRule<Implementation>({
  id: 'archive-keeping-free',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.3',
  needs: ['/itemName', '/fee'],
  title: { zh: '档案保管不收费', en: 'File keeping is free' },
  message: { zh: '人事关系及档案保管不应收费', en: 'No fee shall be charged for keeping files' },
  mend: { zh: '取消收费。', en: 'Drop the fee.' },
  check({ itemName, fee }, find) {
    if (fee?.charged && isKeeping(itemName)) find({ at: '/fee/charged' })
  },
})
