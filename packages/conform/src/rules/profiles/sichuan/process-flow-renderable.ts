import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../rule.js'

export default defineRule<ProcessFlow>({
  id: 'process-flow-renderable',
  standard: 'service-item',
  type: 'process-flow',
  profile: 'sichuan',
  clause: '2.2',
  needs: ['/steps'],
  title: { zh: '流程能画成流程图', en: 'A process can be drawn' },
  message: { zh: '流程画不出来：{problem}', en: 'The process cannot be drawn: {problem}' },
  mend: {
    zh: '补上环节标识和后续环节，使流程有起点、有终点、各环节相连。',
    en: 'Add ids and next steps, so that the process has a start and an end and its steps are connected.',
  },
  *check({ steps }) {
    // A plain list is drawn in its order.
    if (steps.every(({ next }) => next === undefined)) return
    const ids = new Set(steps.map(({ id }) => id))
    const entered = new Set(steps.flatMap(({ next = [] }) => next))
    for (const [i, { id, name, next = [] }] of steps.entries()) {
      const apart = steps.length > 1 && next.length === 0 && !(id && entered.has(id))
      if (apart) yield { at: `/steps/${i}/next`, problem: { zh: `“${name}”不与其他环节相连`, en: `“${name}” is not connected` } }
      for (const [k, one] of next.entries()) {
        if (!ids.has(one)) yield { at: `/steps/${i}/next/${k}`, problem: { zh: `没有环节 ${one}`, en: `there is no step ${one}` } }
      }
    }
    if (steps.every(({ id }) => id && entered.has(id))) yield { at: '/steps', problem: { zh: '没有起点', en: 'it has no start' } }
    else if (steps.every(({ next = [] }) => next.length > 0)) yield { at: '/steps', problem: { zh: '没有终点', en: 'it has no end' } }
  },
})
