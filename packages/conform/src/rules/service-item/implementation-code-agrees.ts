import { codes } from '@shebiao/schemas/codes'
import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { itemCodeParts } from '../../domain/identifiers.js'
import { defineRule } from '../../rule.js'

export default defineRule<Implementation>({
  id: 'implementation-code-agrees',
  standard: 'service-item',
  type: 'implementation',
  clause: '4.1.5',
  needs: ['/implementationCode', '/implementingOrganization/creditCode', '/useLevel', '/basicCode'],
  title: { zh: '实施编码与实施主体、行使层级、基本编码一致', en: 'The implementation code agrees with organization, level and basic code' },
  message: { zh: '实施编码中的“{part}”是 {found}，本记录是 {stated}', en: 'The implementation code says {found} for “{part}”, the record {stated}' },
  mend: {
    zh: '核对实施主体代码、行使层级和基本编码，按其重新生成实施编码。',
    en: 'Check organization, level and basic code, and make the code anew from them.',
  },
  check({ implementationCode, implementingOrganization, useLevel, basicCode }, find) {
    if (implementationCode === undefined) return
    const inside = itemCodeParts(implementationCode)
    const systems = codes['service-item/use-level']?.[useLevel ?? '']?.systems
    const parts = [
      ['/implementingOrganization/creditCode', inside.creditCode, implementingOrganization.creditCode],
      ['/useLevel', inside.level, systems?.c0109 ?? systems?.gbt39046],
      ['/basicCode', inside.basicCode, basicCode],
    ] as const
    for (const [field, found, stated] of parts) {
      if (stated !== undefined && found !== stated) find({ at: '/implementationCode', part: { field }, found, stated })
    }
  },
})
