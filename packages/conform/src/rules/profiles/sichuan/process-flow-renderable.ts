import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { reachable, successors } from '../../../domain/flows.js'
import { defineRule } from '../../../model/rule.js'

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
  check({ steps }, find) {
    if (steps.length === 0) {
      find({ at: '/steps', problem: { zh: '没有环节', en: 'it has no steps' } })
      return
    }
    // Steps without `next` are drawn in their order.
    if (steps.every(({ next }) => next === undefined)) return
    const ids = new Set(steps.map(({ id }) => id))
    let broken = false
    for (const [i, { next = [] }] of steps.entries()) {
      for (const [k, target] of next.entries()) {
        if (ids.has(target)) continue
        broken = true
        find({ at: `/steps/${i}/next/${k}`, problem: { zh: `没有环节 ${target}`, en: `there is no step ${target}` } })
      }
    }
    // A wrong step id also disconnects steps: that cause is reported already.
    if (broken) return
    const edges = successors(steps)
    const both = edges.map((next, i) => [...next, ...edges.flatMap((targets, j) => (targets.includes(i) ? [j] : []))])
    const connected = reachable([0], both)
    for (const [i, { name }] of steps.entries()) {
      if (connected.has(i)) continue
      for (const step of reachable([i], both)) connected.add(step)
      find({ at: `/steps/${i}/next`, problem: { zh: `“${name}”不与其他环节相连`, en: `“${name}” is not connected` } })
    }
    const entered = new Set(edges.flat())
    const starts = steps.flatMap((_, i) => (entered.has(i) ? [] : [i]))
    const lost = steps.findIndex((_, i) => !reachable(starts, edges).has(i))
    if (starts.length === 0) find({ at: '/steps', problem: { zh: '没有起点', en: 'it has no start' } })
    else if (lost >= 0) find({ at: `/steps/${lost}`, problem: { zh: `从起点走不到“${steps[lost]!.name}”`, en: `no start leads to “${steps[lost]!.name}”` } })
    else if (edges.every((next) => next.length > 0)) find({ at: '/steps', problem: { zh: '没有终点', en: 'it has no end' } })
  },
})
