import { codes } from '@shebiao/schemas/codes'
import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { itemCodeParts } from '../../domain/identifiers.js'
import { defineRule } from '../../model/rule.js'

const list = codes['service-item/use-level']
const digits = new Map(Object.entries(list ?? {}).map(([level, { systems }]) => [level, systems?.c0109 ?? systems?.gbt39046]))

export default defineRule<Implementation>({
  id: 'implementation-code-agrees',
  standard: 'service-item',
  type: 'implementation',
  clause: '4.1.4',
  needs: ['/implementationCode', '/implementingOrganization/creditCode', '/useLevel', '/basicCode'],
  title: { zh: '实施编码与实施主体、行使层级、基本编码一致', en: 'The implementation code agrees with organization, level and basic code' },
  message: { zh: '实施编码中的“{part}”是 {found}，本记录是 {stated}', en: 'The implementation code says {found} for “{part}”, the record {stated}' },
  mend: {
    zh: '核对实施主体代码、行使层级和基本编码，按其重新生成实施编码。',
    en: 'Check organization, level and basic code, and make the code anew from them.',
  },
  check({ implementationCode, implementingOrganization, useLevel, basicCode }, find) {
    if (implementationCode === undefined) return
    const { creditCode } = implementingOrganization
    const level = useLevel === undefined ? undefined : digits.get(useLevel)
    if (stands(implementationCode, creditCode, 0) && stands(implementationCode, level, 18) && stands(implementationCode, basicCode, 19)) return
    const inside = itemCodeParts(implementationCode)
    const parts = [
      ['/implementingOrganization/creditCode', inside.creditCode, creditCode],
      ['/useLevel', inside.level, level],
      ['/basicCode', inside.basicCode, basicCode],
    ] as const
    for (const [field, found, stated] of parts) {
      if (stated !== undefined && found !== stated) find({ at: '/implementationCode', part: { field }, found, stated })
    }
  },
})

function stands(code: string, stated: string | undefined, at: number): boolean {
  return stated === undefined || code.startsWith(stated, at)
}
