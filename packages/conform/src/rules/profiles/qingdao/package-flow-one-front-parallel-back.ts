import type { Package } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../rule.js'

export default defineRule<Package>({
  id: 'package-flow-one-front-parallel-back',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.7',
  needs: ['/processFlow'],
  title: { zh: '打包流程一窗受理、并联办理、综合反馈', en: 'The flow of a package has one front, parallel handling and one answer' },
  message: { zh: '打包流程{problem}', en: 'In the flow of the package {problem}' },
  mend: {
    zh: '按打包受理、拆包分办、综合反馈安排环节，并标明打包阶段。',
    en: 'Arrange the steps as bundled acceptance, split handling and consolidated feedback, and mark their stage.',
  },
  *check({ processFlow }) {
    const steps = processFlow?.steps
    if (!steps) return
    const fronts = steps.filter(({ packageStage }) => packageStage === 'bundledAcceptance').length
    if (fronts !== 1)
      yield {
        at: '/processFlow/steps',
        problem: { zh: `有 ${fronts} 个打包受理环节，应为一个`, en: `there are ${fronts} steps of bundled acceptance instead of one` },
      }
    if (steps.at(-1)?.packageStage !== 'consolidatedFeedback') {
      yield { at: '/processFlow/steps', problem: { zh: '最后一个环节不是综合反馈', en: 'the last step is not consolidated feedback' } }
    }
    const split = new Set(steps.filter(({ packageStage }) => packageStage === 'splitHandling').map(({ id }) => id))
    for (const [i, { packageStage, next = [] }] of steps.entries()) {
      if (packageStage === 'splitHandling' && next.some((id) => split.has(id))) {
        yield {
          at: `/processFlow/steps/${i}/next`,
          problem: { zh: '拆包分办的环节前后相接，应并联', en: 'split handling runs one after the other instead of in parallel' },
        }
      }
    }
  },
})
