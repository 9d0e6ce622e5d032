import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { findObtainableMaterials } from '../../domain/obtainable-materials.js'
import { defineRule } from '../../model/rule.js'

const ways = ['withinDepartment', 'withinSystem', 'otherDepartment']

export default defineRule<Implementation>({
  id: 'shared-material-not-required',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.3',
  needs: ['/itemName', '/serviceTargets', '/materials'],
  title: { zh: '可共享获取的材料不要求申请人提供', en: 'What can be had by sharing is not asked of the applicant' },
  message: { zh: '“{name}”可由{access}取得，{problem}', en: '“{name}” can be had from: {access}; {problem}' },
  mend: { zh: '改为系统调用，并把是否要求申请人提供写为否。', en: 'Fetch it by system and mark it as not required from the applicant.' },
  check: (item, find) => findObtainableMaterials(item, ways, find),
})
