import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineRule } from '../../model/rule.js'

const optional = { zh: '材料都是非必要的，没有一份必须提交', en: 'every material is optional and none must be handed in' }
const originals = { zh: '“{name}”是电子材料，却要 {originals} 份原件', en: '“{name}” is electronic, and {originals} originals are asked for' }
const required = { zh: '“{name}”是必要的，却写明不需申请人提供', en: '“{name}” is required, and not from the applicant' }

export default defineRule<Guide>({
  id: 'guide-materials-consistent',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '7.11',
  needs: ['/materials'],
  title: { zh: '材料的各项前后一致', en: 'What is said of a material agrees' },
  message: { zh: '{problem}', en: 'It does not agree: {problem}' },
  mend: { zh: '核对材料的形式、份数和必要性，改正其中不实的一项。', en: 'Check form, copies and necessity, and mend whichever is wrong.' },
  check({ materials = [] }, find) {
    for (const [i, { name, form, originals: number, necessity, requiredFromApplicant }] of materials.entries()) {
      const at = `/materials/${i}`
      if (form === 'electronic' && number !== undefined && number > 0)
        find({ at: `${at}/originals`, problem: { ...originals, with: { name, originals: number } } })
      // What agencies obtain for themselves may be required of nobody.
      if (necessity === 'required' && requiredFromApplicant === false)
        find({ at: `${at}/requiredFromApplicant`, severity: 'info', problem: { ...required, with: { name } } })
    }
    if (materials.length > 1 && materials.every(({ necessity }) => necessity === 'optional')) find({ at: '/materials', severity: 'info', problem: optional })
  },
})
