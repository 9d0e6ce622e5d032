import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { exceeds, isComparable, total } from '../../../domain/limits.js'
import { isPensionTransfer } from '../../../domain/transfers.js'
import { defineRule } from '../../../model/rule.js'

type Step = ProcessFlow['steps'][number]

const days = (value: number) => ({ state: 'bounded', value, unit: 'workingDay' }) as const
/** A stage may take so long, and there are three: review at the new place, transfer out, completion at the new place. */
const stage = days(15)
const stages = 3

export default defineRule<ProcessFlow>({
  id: 'transfer-stage-within-15-working-days',
  standard: 'service-item',
  type: 'process-flow',
  profile: 'wuhan',
  clause: '3.2',
  needs: ['/flowName', '/itemName', '/steps'],
  title: { zh: '跨省转移每段不超过15个工作日', en: 'Each stage of a cross-province transfer takes no more than 15 working days' },
  message: { zh: '“{step}”的时限为 {limit}，{problem}', en: '“{step}” takes {limit}: {problem}' },
  mend: { zh: '缩短该段的时限。', en: 'Shorten the stage.' },
  check({ flowName, itemName = '', steps }, find) {
    if (!isPensionTransfer(flowName + itemName)) return
    let reported = false
    for (const { at, own } of stagesOf(steps)) {
      const limit = own.length > 1 ? total(own.map((step) => step.limit)) : own[0]!.limit
      const step = own.map(({ name }) => name)
      if (exceeds(limit, stage)) {
        find({ at, step, limit, problem: { zh: '每段不宜超过15个工作日', en: 'a stage should take no more than 15 working days' } })
        reported = true
      } else if (limit?.state === 'bounded' && limit.value > 0 && !isComparable(limit, stage)) {
        find({ at, severity: 'info', step, limit, problem: { zh: '单位不同，无从与15个工作日比较', en: 'its unit does not compare with 15 working days' } })
      }
    }
    // More stages than three, each of them short enough.
    const all = total(steps.map(({ limit }) => limit))
    if (!reported && exceeds(all, days(stages * stage.value)))
      find({
        at: '/steps',
        step: flowName,
        limit: all,
        problem: { zh: '三段合计不宜超过45个工作日', en: 'the three stages should take no more than 45 working days' },
      })
  },
})

/** The stages: steps in a row of one side; a step of no stated side is one of its own. */
function stagesOf(steps: readonly Step[]): { at: string; own: Step[] }[] {
  const found: { at: string; own: Step[] }[] = []
  for (const [i, step] of steps.entries()) {
    const last = found.at(-1)
    if (last && step.actorSide !== undefined && last.own.at(-1)!.actorSide === step.actorSide) last.own.push(step)
    else found.push({ at: `/steps/${i}/limit`, own: [step] })
  }
  return found
}
