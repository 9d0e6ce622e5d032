import type { Package } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../../domain/presence.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Package>({
  id: 'package-guide-required-fields',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.4',
  needs: ['/guide'],
  title: { zh: '一件事指南列明流程、材料、时限和咨询电话', en: 'The guide of a package states process, materials, limit and telephone' },
  message: { zh: '一件事指南没有列明{missing}', en: 'The guide of the package does not state: {missing}' },
  mend: { zh: '补上该要素；不需要材料的，写空列表。', en: 'Add the element; where no materials are needed, write an empty list.' },
  check({ guide }, find) {
    const present = {
      processFlow: isGiven(guide?.processFlow),
      // An empty list states that there are none.
      materials: guide?.materials !== undefined,
      promisedLimit: isGiven(guide?.promisedLimit),
      consultation: guide?.consultation?.some(({ kind }) => kind === 'phone') ?? false,
    }
    const missing = Object.entries(present).flatMap(([element, given]) => (given ? [] : [`/guide/${element}`]))
    // Without any guide there is one thing to mend, not four.
    if (!guide) find({ at: '/guide', missing: missing.map((field) => ({ field })) })
    else for (const field of missing) find({ at: field, missing: [{ field }] })
  },
})
