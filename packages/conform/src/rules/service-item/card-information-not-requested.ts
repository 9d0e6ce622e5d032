import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'
import { prohibitedMaterials } from './prohibited-material.js'

export default defineRule<Implementation>({
  id: 'card-information-not-requested',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.7',
  needs: ['/itemName', '/materials'],
  title: { zh: '社会保障卡可读的信息不要求申请人提供', en: 'What the social-security card holds is not asked of the applicant' },
  message: { zh: '“{name}”可由{access}取得，仍要求申请人提供', en: '“{name}” can be had from: {access}, and is still asked of the applicant' },
  mend: { zh: '改为系统调用，并把是否要求申请人提供写为否。', en: 'Fetch it by system and mark it as not required from the applicant.' },
  *check(item) {
    const prohibited = prohibitedMaterials(item)
    for (const [i, { name, obtainableBy, requiredFromApplicant }] of (item.materials ?? []).entries()) {
      if (requiredFromApplicant === false || prohibited.has(i)) continue
      if (obtainableBy === 'socialSecurityCard') {
        yield { at: `/materials/${i}/requiredFromApplicant`, name, access: { code: obtainableBy, list: 'service-item/material-access' } }
      }
    }
  },
})
