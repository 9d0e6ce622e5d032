import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../presence.js'
import { defineRule } from '../../rule.js'

export default defineRule<Guide>({
  id: 'guide-step-detail',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.14',
  needs: ['/processFlow', '/promisedLimit'],
  title: { zh: '每个环节写明办理者和时限', en: 'Every step names its actor and its limit' },
  message: { zh: '流程没有写明“{missing}”：{steps}', en: 'The process does not state “{missing}”: {steps}' },
  mend: { zh: '把流程分成环节，写明由谁办理、多久办完。', en: 'Break the process into steps, each with who does it and by when.' },
  *check({ processFlow, promisedLimit }) {
    if (!isGiven(processFlow)) return
    const steps = processFlow?.steps ?? []
    if (steps.length === 0) yield { at: '/processFlow/steps', missing: { field: '/processFlow/steps' }, steps: processFlow?.text }
    for (const part of ['actor', 'limit'] as const) {
      // What is done at once as a whole needs no limit for each step.
      if (part === 'limit' && promisedLimit?.state === 'immediate') continue
      const without = steps.filter((step) => !isGiven(step[part]))
      const at = `/processFlow/steps/${steps.indexOf(without[0]!)}/${part}`
      // Once for all steps, at the first: it is one habit of the page.
      if (without.length > 0) yield { at, missing: { field: at }, steps: without.map(({ name }) => name) }
    }
  },
})
