import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

// The rest of the framework is required of every guide: the name by the schema, materials and locations by guide-11-elements-complete.
const framework = ['handlingMethods', 'resultDelivery', 'serviceHours', 'handlingOrganization'] as const

// A page that names only its accepting unit has thereby named who handles the item.
const elsewhere: { [element in (typeof framework)[number]]?: keyof Guide } = { handlingMethods: 'handlingMethodText', handlingOrganization: 'acceptingUnit' }

export default defineRule<Guide>({
  id: 'cross-province-guide-framework-complete',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '8.2',
  needs: ['/crossProvinceHandling'],
  reads: ['/handlingMethods', '/handlingMethodText', '/resultDelivery', '/serviceHours', '/handlingOrganization', '/acceptingUnit'],
  title: { zh: '跨省通办指南的框架要素齐备', en: 'The framework of a cross-province guide is complete' },
  message: { zh: '跨省通办事项的指南缺“{element}”', en: 'The guide of a cross-province item lacks “{element}”' },
  mend: { zh: '补上该要素。', en: 'Add the element.' },
  check(guide, find) {
    if (!guide.crossProvinceHandling) return
    for (const element of framework) {
      if (!isGiven(guide[element]) && !isGiven(guide[elsewhere[element] ?? element])) find({ at: `/${element}`, element: { field: `/${element}` } })
    }
  },
})
