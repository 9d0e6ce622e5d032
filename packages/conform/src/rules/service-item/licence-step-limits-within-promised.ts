import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { countedSteps } from '../../domain/flows.js'
import { exceeds, total } from '../../domain/limits.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'licence-step-limits-within-promised',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.2',
  needs: ['/itemType', '/promisedLimit', '/processFlow'],
  title: { zh: '许可事项环节时限之和不长于承诺办结时限', en: 'The steps of a licence item add up to no more than the promise' },
  message: { zh: '各环节合计{total}，承诺{promised}', en: 'The steps add up to {total}, the promise is {promised}' },
  mend: { zh: '核对各环节时限与承诺办结时限。', en: 'Compare the limits of the steps with the promise.' },
  check({ itemType, promisedLimit, processFlow }, find) {
    const steps = countedSteps(processFlow?.steps ?? [], promisedLimit)
    // Branches may run in parallel or exclude each other: their limits do not add up.
    if (itemType !== 'administrativeLicence' || steps.some(({ next }) => (next?.length ?? 0) > 1)) return
    const sum = total(steps.map(({ limit }) => limit))
    if (exceeds(sum, promisedLimit)) find({ at: '/promisedLimit', total: sum, promised: promisedLimit })
  },
})
