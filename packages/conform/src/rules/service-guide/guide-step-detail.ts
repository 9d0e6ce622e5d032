import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

const partOf = {
  actor: { zh: '办理者（{steps}）', en: 'who does it ({steps})' },
  limit: { zh: '时限（{steps}）', en: 'the limit ({steps})' },
}

const stepsOf = { zh: '各个环节：{text}', en: 'its steps: {text}' }

export default defineRule<Guide>({
  id: 'guide-step-detail',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.14',
  needs: ['/processFlow', '/promisedLimit'],
  title: { zh: '每个环节写明办理者和时限', en: 'Every step names its actor and its limit' },
  message: { zh: '流程没有写明{missing}', en: 'The process does not state {missing}' },
  mend: { zh: '把流程分成环节，写明由谁办理、多久办完。', en: 'Break the process into steps, each with who does it and by when.' },
  check({ processFlow, promisedLimit }, find) {
    if (!processFlow || !isGiven(processFlow)) return
    const { steps = [], text } = processFlow
    if (steps.length === 0) return find({ at: '/processFlow/steps', missing: { ...stepsOf, with: { text } } })
    // Immediate handling as a whole needs no limit for each step.
    const asked = promisedLimit?.state === 'immediate' ? (['actor'] as const) : (['actor', 'limit'] as const)
    const places = steps.flatMap((step, i) =>
      asked.filter((part) => !isGiven(step[part])).map((part) => ({ part, name: step.name, at: `/processFlow/steps/${i}/${part}` })),
    )
    if (places.length === 0) return
    const missing = asked.flatMap((part) => {
      const names = places.filter((place) => place.part === part).map(({ name }) => name)
      return names.length > 0 ? [{ ...partOf[part], with: { steps: names } }] : []
    })
    find({ at: '/processFlow/steps', places: places.map(({ at }) => ({ at })), missing })
  },
})
