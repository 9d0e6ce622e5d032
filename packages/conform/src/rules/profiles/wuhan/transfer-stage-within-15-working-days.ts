import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../domain/limits.js'
import { normalizeName } from '../../../domain/names.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<ProcessFlow>({
  id: 'transfer-stage-within-15-working-days',
  standard: 'service-item',
  type: 'process-flow',
  profile: 'wuhan',
  clause: '3.2',
  needs: ['/flowName', '/itemName', '/steps'],
  title: { zh: '跨省转移每段不超过15个工作日', en: 'Each stage of a cross-province transfer takes no more than 15 working days' },
  message: { zh: '“{step}”的时限为 {limit}，每段不宜超过15个工作日', en: '“{step}” takes {limit}, a stage should take no more than 15 working days' },
  mend: { zh: '缩短该段的时限。', en: 'Shorten the stage.' },
  check({ flowName, itemName = '', steps }, find) {
    const name = normalizeName(flowName + itemName)
    if (!name.includes('养老保险') || !name.includes('转移') || !name.includes('跨省')) return
    for (const [i, step] of steps.entries()) {
      if (exceeds(step.limit, { state: 'bounded', value: 15, unit: 'workingDay' })) find({ at: `/steps/${i}/limit`, step: step.name, limit: step.limit })
    }
  },
})
