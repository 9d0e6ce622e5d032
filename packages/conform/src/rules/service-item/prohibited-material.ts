import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { prohibitedMaterials } from '../../domain/prohibited-materials.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'prohibited-material',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.5',
  needs: ['/itemName', '/serviceTargets', '/materials'],
  title: { zh: '没有不应要求的材料', en: 'No prohibited material is asked for' },
  message: { zh: '“{name}”不应要求', en: '“{name}” shall not be asked for' },
  mend: { zh: '删去这份材料。', en: 'Remove the material.' },
  check(item, find) {
    for (const i of prohibitedMaterials(item)) find({ at: `/materials/${i}`, name: item.materials![i]!.name })
  },
})
