import type { Implementation, ProcessStep } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const isElsewhere = memoizeText((itemName) => /异地.*就医/.test(normalizeName(itemName)))

/** Whether a step of an item for medical treatment elsewhere requires the stamp of a hospital. */
export function isHospitalStamp(itemName: string, { name, requiresStamp }: ProcessStep): boolean {
  return isElsewhere(itemName) && /医院|医疗机构/.test(name) && (requiresStamp || /盖章/.test(name))
}

export default defineRule<Implementation>({
  id: 'prohibited-step',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.11.4',
  needs: ['/itemName', '/processFlow'],
  title: { zh: '异地就医不须定点医疗机构盖章', en: 'Treatment elsewhere needs no hospital stamp' },
  message: { zh: '环节“{step}”要求医疗机构盖章', en: 'The step “{step}” asks for a hospital’s stamp' },
  mend: { zh: '取消这一环节。', en: 'Drop the step.' },
  check({ itemName, processFlow }, find) {
    if (!processFlow?.steps || !isElsewhere(itemName)) return
    for (const [i, step] of processFlow.steps.entries()) {
      if (isHospitalStamp(itemName, step)) find({ at: `/processFlow/steps/${i}`, step: step.name })
    }
  },
})
