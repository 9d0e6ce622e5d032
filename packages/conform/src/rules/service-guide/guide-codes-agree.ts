import { codes } from '@shebiao/schemas/codes'
import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { typeDigits } from '../../domain/basic-elements.js'
import { itemCodeParts } from '../../domain/identifiers.js'
import { defineRule, type Find } from '../../model/rule.js'

const digits = new Map(Object.entries(codes['service-item/use-level']!).map(([level, { systems }]) => [level, systems?.c0109]))

export default defineRule<Guide>({
  id: 'guide-codes-agree',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '7.9',
  needs: [
    '/basicCode',
    '/implementationCode',
    '/handlingItemCode',
    '/itemType',
    '/useLevel',
    '/acceptingUnit',
    '/handlingOrganization',
    '/region',
    '/onlineGuideUrl',
  ],
  title: { zh: '指南的编码前后一致', en: 'The codes of a guide agree with each other' },
  message: { zh: '{code}中的“{part}”是 {found}，指南写的是 {stated}', en: '{code} says {found} for “{part}”, the guide {stated}' },
  mend: { zh: '核对各编码、类型、机构和网址，改正其中不实的一项。', en: 'Check codes, type, organization and address, and mend whichever is wrong.' },
  check(guide, find) {
    const { implementationCode, handlingItemCode, basicCode, itemType } = guide
    const whole = implementationCode ?? handlingItemCode
    if (whole !== undefined) checkWhole(whole, implementationCode === undefined ? '/handlingItemCode' : '/implementationCode', guide, find)
    if (implementationCode !== undefined && handlingItemCode !== undefined && !handlingItemCode.startsWith(implementationCode)) {
      const found = handlingItemCode.slice(0, implementationCode.length)
      find({ at: '/handlingItemCode', code: { field: '/handlingItemCode' }, part: { field: '/implementationCode' }, found, stated: implementationCode })
    }
    const type = typeDigits({ ...(basicCode !== undefined && { basicCode }), ...(itemType !== undefined && { itemType }) })
    if (type) find({ at: '/basicCode', code: { field: '/basicCode' }, part: { field: '/itemType' }, found: type.found, stated: type.expected })
    const linked = /(?<![0-9A-Z])[0-9A-HJ-NP-RT-UW-Y]{18}[1-7][0-9A-Z]{12}(?:[0-9]{2})?(?![0-9A-Z])/.exec(guide.onlineGuideUrl ?? '')?.[0]
    if (linked !== undefined && whole !== undefined && linked.slice(0, 31) !== whole.slice(0, 31)) {
      const field = implementationCode === undefined ? '/handlingItemCode' : '/implementationCode'
      find({ at: '/onlineGuideUrl', code: { field: '/onlineGuideUrl' }, part: { field }, found: linked, stated: whole })
    }
  },
})

/** Holds an implementation code, alone or at the beginning of a longer one, against what the guide states beside it. */
function checkWhole(whole: string, field: string, { basicCode, useLevel, acceptingUnit, handlingOrganization, region }: Guide, find: Find): void {
  const inside = itemCodeParts(whole)
  const differs = (part: string, found: string, stated: string) => find({ at: field, code: { field }, part: { field: part }, found, stated })
  if (basicCode !== undefined && inside.basicCode !== basicCode) differs('/basicCode', inside.basicCode, basicCode)
  const level = useLevel === undefined ? undefined : digits.get(useLevel)
  if (level !== undefined && inside.level !== level) differs('/useLevel', inside.level, level)
  // Who accepts may be another body than who carries the item out: one of the two named must be it.
  const bodies = [acceptingUnit?.creditCode, handlingOrganization?.creditCode].filter((code) => code !== undefined)
  if (bodies.length > 0 && !bodies.includes(inside.creditCode)) {
    const part = acceptingUnit?.creditCode === undefined ? '/handlingOrganization/creditCode' : '/acceptingUnit/creditCode'
    differs(part, inside.creditCode, bodies[0]!)
  }
  // A body of a county or below has one county for its place; what a province carries out may be offered anywhere in it.
  if (region !== undefined && /^[456]$/.test(inside.level) && /^\d{2}0000$/.test(region.code)) differs('/region/code', inside.level, region.code)
}
