import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

const parts = { actor: { zh: '办理者', en: 'who does it' }, limit: { zh: '时限', en: 'the limit' } }

export default defineRule<Guide>({
  id: 'guide-step-detail',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.14',
  needs: ['/processFlow', '/promisedLimit'],
  title: { zh: '每个环节写明办理者和时限', en: 'Every step names its actor and its limit' },
  message: { zh: '没有写明{missing}：{steps}', en: 'The process does not state {missing}: {steps}' },
  mend: { zh: '把流程分成环节，写明由谁办理、多久办完。', en: 'Break the process into steps, each with who does it and by when.' },
  check({ processFlow, promisedLimit }, find) {
    if (!processFlow || !isGiven(processFlow)) return
    const { steps = [], text } = processFlow
    if (steps.length === 0) find({ at: '/processFlow/steps', missing: { zh: '流程的各个环节', en: 'its steps' }, steps: text })
    for (const part of ['actor', 'limit'] as const) {
      // Immediate handling as a whole needs no limit for each step.
      if (part === 'limit' && promisedLimit?.state === 'immediate') continue
      const without = steps.filter((step) => !isGiven(step[part]))
      // Reported once, at the first step: it is one habit of the page.
      const first = steps.indexOf(without[0]!)
      if (first >= 0) find({ at: `/processFlow/steps/${first}/${part}`, missing: parts[part], steps: without.map(({ name }) => name) })
    }
  },
})
