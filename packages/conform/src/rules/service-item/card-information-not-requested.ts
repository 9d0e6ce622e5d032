import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { findObtainableMaterials } from '../../domain/obtainable-materials.js'
import { defineRule } from '../../model/rule.js'

const ways = ['socialSecurityCard']

export default defineRule<Implementation>({
  id: 'card-information-not-requested',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.4',
  needs: ['/itemName', '/serviceTargets', '/materials'],
  title: { zh: '社会保障卡可读的信息不要求申请人提供', en: 'What the social-security card holds is not asked of the applicant' },
  message: { zh: '“{name}”可由{access}取得，{problem}', en: '“{name}” can be had from: {access}; {problem}' },
  mend: { zh: '改为系统调用，并把是否要求申请人提供写为否。', en: 'Fetch it by system and mark it as not required from the applicant.' },
  check: (item, find) => findObtainableMaterials(item, ways, find),
})
