import type { Package } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { isOnePointRegistration } from '../../domain/registrations.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Package>({
  id: 'one-point-registration',
  standard: 'service-item',
  type: 'package',
  clause: '7.1.2',
  needs: ['/items', '/mergedMaterials'],
  title: { zh: '三项登记一点登记，材料整合', en: 'The three registrations are made once, on merged materials' },
  message: { zh: '就业失业登记、社会保险登记、劳动用工备案已打包，没有整合材料', en: 'The three registrations are one package without merged materials' },
  mend: { zh: '列出整合后的材料，信息只登记一次。', en: 'List the merged materials, so that everything is registered once.' },
  check({ items, mergedMaterials }, find) {
    if (isOnePointRegistration(items) && !isGiven(mergedMaterials)) find({ at: '/mergedMaterials' })
  },
})
