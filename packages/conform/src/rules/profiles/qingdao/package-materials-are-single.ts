import type { Package } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Package>({
  id: 'package-materials-are-single',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.5',
  needs: ['/guide'],
  title: { zh: '一件事指南的材料一项只写一件', en: 'Each material in the guide of a package is one thing' },
  message: { zh: '“{material}”不止一件', en: '“{material}” is more than one thing' },
  mend: { zh: '拆成逐项的材料，不写“等”。', en: 'Split it into single materials without “and so on”.' },
  check({ guide }, find) {
    for (const [i, { name }] of (guide?.materials ?? []).entries()) {
      // Commas do not count: names of single forms contain them too.
      if (/[；;\n①-⑳]|等$/.test(name)) find({ at: `/guide/materials/${i}/name`, material: name })
    }
  },
})
