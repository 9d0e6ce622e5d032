import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'
import { prohibitedMaterials } from './prohibited-material.js'

export default defineRule<Implementation>({
  id: 'shared-material-not-required',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.6',
  needs: ['/itemName', '/materials'],
  title: { zh: '可共享获取的材料不要求申请人提供', en: 'What can be had by sharing is not asked of the applicant' },
  message: { zh: '“{name}”可由{access}取得，仍要求申请人提供', en: '“{name}” can be had from: {access}, and is still asked of the applicant' },
  mend: { zh: '改为系统调用，并把是否要求申请人提供写为否。', en: 'Fetch it by system and mark it as not required from the applicant.' },
  *check(item) {
    const prohibited = prohibitedMaterials(item)
    for (const [i, { name, obtainableBy, requiredFromApplicant }] of (item.materials ?? []).entries()) {
      if (requiredFromApplicant === false || prohibited.has(i)) continue
      if (obtainableBy === 'withinDepartment' || obtainableBy === 'withinSystem' || obtainableBy === 'otherDepartment') {
        yield { at: `/materials/${i}/requiredFromApplicant`, name, access: { code: obtainableBy, list: 'service-item/material-access' } }
      }
    }
  },
})
