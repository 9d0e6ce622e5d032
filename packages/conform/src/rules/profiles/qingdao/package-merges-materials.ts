import type { Package } from '@shebiao/schemas/service-item/1.0'
import { materialKey } from '../../../domain/materials.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Package>({
  id: 'package-merges-materials',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.3',
  needs: ['/items', '/mergedMaterials', '/processFlow'],
  title: { zh: '整合后的材料和环节不多于各事项单办', en: 'A package needs no more materials or steps than its items apart' },
  message: { zh: '整合后“{field}”有 {merged} 项，各事项单办共 {single} 项', en: '“{field}” has {merged} after merging, the items apart {single}' },
  mend: { zh: '归并材料或环节，或补齐各事项的单办材料和环节数。', en: 'Merge materials or steps, or complete those of the items.' },
  check({ items, mergedMaterials, processFlow }, find) {
    // Sums are known only if every item states its own number.
    if (mergedMaterials && items.every(({ materials }) => materials)) {
      const single = new Set(items.flatMap(({ materials = [] }) => materials.map(materialKey))).size
      const merged = new Set(mergedMaterials.map(materialKey)).size
      if (merged > single) find({ at: '/mergedMaterials', merged, single })
    }
    const steps = processFlow?.steps
    if (steps && items.every(({ stepCount }) => stepCount !== undefined)) {
      const single = items.reduce((sum, { stepCount = 0 }) => sum + stepCount, 0)
      if (steps.length > single) find({ at: '/processFlow/steps', merged: steps.length, single })
    }
  },
})
