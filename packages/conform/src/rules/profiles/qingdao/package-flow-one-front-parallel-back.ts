import type { Package } from '@shebiao/schemas/service-item/1.0'
import { reachable, successors } from '../../../domain/flows.js'
import { defineRule } from '../../../model/rule.js'

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
  // Steps do not name items of the package, so it is unknown which steps run in parallel and which in sequence.
  check({ processFlow }, find) {
    const steps = processFlow?.steps
    if (!steps?.length) return
    const at = '/processFlow/steps'
    if (steps.every(({ packageStage }) => packageStage === undefined)) {
      find({ at, problem: { zh: '没有标明打包阶段', en: 'no stage is marked' } })
      return
    }
    const [fronts, split, answers] = (['bundledAcceptance', 'splitHandling', 'consolidatedFeedback'] as const).map((stage) =>
      steps.flatMap(({ packageStage }, i) => (packageStage === stage ? [i] : [])),
    ) as [number[], number[], number[]]
    const edges = successors(steps)
    const ends = steps.flatMap((_, i) => (edges[i]!.length === 0 ? [i] : []))
    if (fronts.length !== 1) {
      const problem = { zh: `有 ${fronts.length} 个打包受理环节，应为一个`, en: `there are ${fronts.length} steps of bundled acceptance instead of one` }
      find({ at, problem })
    }
    if (answers.length !== 1 || ends.length !== 1 || ends[0] !== answers[0]) {
      find({ at, problem: { zh: '不以一个综合反馈环节结束', en: 'the end is not one step of consolidated feedback' } })
    }
    const after = reachable(fronts, edges)
    if (split.filter((i) => after.has(i)).length < 2) {
      find({ at, severity: 'warning', problem: { zh: '打包受理之后不足两个拆包分办环节', en: 'fewer than two steps of split handling follow the acceptance' } })
    }
  },
})
