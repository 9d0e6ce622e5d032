import type { Package } from '@shebiao/schemas/service-item/1.0'
import { materialKey } from '../../../domain/materials.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Package>({
  id: 'package-materials-listed-once',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.2',
  needs: ['/mergedMaterials'],
  title: { zh: '整合后同一材料只列一次', en: 'Merged materials are listed once' },
  message: { zh: '“{material}”列了不止一次', en: '“{material}” is listed more than once' },
  mend: { zh: '删去重复的材料。', en: 'Remove the repeated material.' },
  check({ mergedMaterials = [] }, find) {
    const seen = new Set<string>()
    for (const [i, material] of mergedMaterials.entries()) {
      const key = materialKey(material)
      if (seen.has(key)) find({ at: `/mergedMaterials/${i}`, material: material.name })
      seen.add(key)
    }
  },
})
