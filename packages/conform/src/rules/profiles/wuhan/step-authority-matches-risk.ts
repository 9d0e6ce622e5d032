import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

const levels = ['low', 'medium', 'high']
const list = 'service-item/risk-level'

export default defineRule<ProcessFlow>({
  id: 'step-authority-matches-risk',
  standard: 'service-item',
  type: 'process-flow',
  profile: 'wuhan',
  clause: '3.1',
  needs: ['/riskLevel', '/steps'],
  title: { zh: '审批环节的权限不低于事项的风险等级', en: 'The authority of an approving step is no lower than the risk level' },
  message: { zh: '“{step}”的岗位权限为{authority}，事项风险等级为{risk}', en: '“{step}” has the authority {authority}, the risk level is {risk}' },
  mend: { zh: '由权限相称的岗位审批，或改正等级。', en: 'Let a post of fitting authority approve, or mend the level.' },
  check({ riskLevel, steps }, find) {
    if (riskLevel === undefined) return
    for (const [i, { name, stepType, requiredAuthorityLevel: level }] of steps.entries()) {
      if (stepType === 'approval' && level !== undefined && levels.indexOf(level) < levels.indexOf(riskLevel)) {
        find({ at: `/steps/${i}/requiredAuthorityLevel`, step: name, authority: { code: level, list }, risk: { code: riskLevel, list } })
      }
    }
  },
})
