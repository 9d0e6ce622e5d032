import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { countedSteps } from '../../domain/flows.js'
import { exceeds, total } from '../../domain/limits.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-steps-within-limit',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.2',
  needs: ['/promisedLimit', '/processFlow'],
  title: { zh: '环节时限之和不超过办理时限', en: 'The limits of the steps add up to no more than the time limit' },
  message: { zh: '各环节合计{sum}，办理时限{promised}', en: 'The steps add up to {sum}, the limit is {promised}' },
  mend: { zh: '核对各环节时限与办理时限，改正其中不实的一个。', en: 'Compare the limits of the steps with the time limit and mend whichever is wrong.' },
  check({ promisedLimit, processFlow }, find) {
    const steps = countedSteps(processFlow?.steps ?? [], promisedLimit)
    // Branches may run in parallel or exclude each other: their limits do not add up.
    if (steps.some(({ next }) => (next?.length ?? 0) > 1)) return
    const bounded = steps.flatMap(({ limit }) => (limit?.state === 'bounded' ? [limit] : []))
    const unit = promisedLimit?.state === 'bounded' ? promisedLimit.unit : bounded[0]?.unit
    if (unit === undefined) return
    // Limits in other units, or unknown ones, could only increase the sum.
    const sum = total(bounded.filter((limit) => limit.unit === unit))
    if (exceeds(sum, promisedLimit)) find({ at: '/promisedLimit', sum, promised: promisedLimit })
  },
})
