import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../names.js'
import { defineRule } from '../../rule.js'

export default defineRule<Implementation>({
  id: 'prohibited-step',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.11.4',
  needs: ['/itemName', '/processFlow'],
  title: { zh: '异地就医不须定点医疗机构盖章', en: 'Treatment elsewhere needs no hospital stamp' },
  message: { zh: '环节“{step}”要求医疗机构盖章', en: 'The step “{step}” asks for a hospital’s stamp' },
  mend: { zh: '取消这一环节。', en: 'Drop the step.' },
  *check({ itemName, processFlow }) {
    if (!/异地.*就医/.test(normalizeName(itemName))) return
    for (const [i, { name, requiresStamp }] of (processFlow?.steps ?? []).entries()) {
      if (/医院|医疗机构/.test(name) && (requiresStamp || /盖章/.test(name))) yield { at: `/processFlow/steps/${i}`, step: name }
    }
  },
})
