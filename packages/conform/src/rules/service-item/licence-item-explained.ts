import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'licence-item-explained',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.1',
  needs: ['/itemType', '/questions', '/processFlow'],
  title: { zh: '许可事项有常见问题和细化的流程', en: 'A licence item has questions and a detailed flow' },
  message: { zh: '行政许可事项的“{element}”有 {count} 个，宜不少于 {least} 个', en: 'The licence item has {count} of “{element}”, {least} are recommended' },
  mend: {
    zh: '补上常见问题；把流程细化到受理、审核、审批、办结、送达。',
    en: 'Add common questions; detail the flow to acceptance, review, approval, completion and delivery.',
  },
  check({ itemType, questions = [], processFlow }, find) {
    if (itemType !== 'administrativeLicence') return
    const steps = processFlow?.steps ?? []
    if (questions.length < 1) find({ at: '/questions', element: { field: '/questions' }, count: 0, least: 1 })
    // A missing flow is reported by implementation-elements-complete.
    if (isGiven(processFlow) && steps.length < 5) find({ at: '/processFlow/steps', element: { field: '/processFlow/steps' }, count: steps.length, least: 5 })
  },
})
