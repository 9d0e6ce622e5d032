import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { basisProblem } from '../../domain/legal-bases.js'
import { defineRule } from '../../model/rule.js'
import { isHospitalStamp } from './prohibited-step.js'

export default defineRule<Implementation>({
  id: 'stamp-has-legal-basis',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.2',
  needs: ['/itemName', '/processFlow'],
  title: { zh: '盖章有法律、法规或规章依据', en: 'Stamps rest on law, regulation or rule' },
  message: { zh: '盖章环节“{name}”{problem}', en: 'The stamp “{name}”: {problem}' },
  mend: { zh: '写明依据及其效力级别；没有依据的，取消盖章。', en: 'State the basis with its level; without one, drop the stamp.' },
  check({ itemName, processFlow }, find) {
    const steps = processFlow?.steps
    for (let i = 0; i < (steps?.length ?? 0); i++) {
      const step = steps![i]!
      // The stamp of a hospital is reported by prohibited-step.
      if (!step.requiresStamp || isHospitalStamp(itemName, step)) continue
      const found = basisProblem(step.legalBasis)
      if (found)
        find({
          at: `/processFlow/steps/${i}/legalBasis${found.at}`,
          name: step.name,
          problem: found.problem,
          ...(found.isUnstated && { severity: 'info' as const }),
        })
    }
  },
})
