import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'on-application-item-is-government-service',
  standard: 'service-item',
  type: 'implementation',
  clause: '5.2.1',
  needs: ['/initiationType', '/isGovernmentServiceItem'],
  title: { zh: '依申请事项纳入政务服务事项', en: 'An item on application is a government-service item' },
  message: { zh: '依申请办理的事项{problem}', en: 'An item on application {problem}' },
  mend: { zh: '列为政务服务事项并标明。', en: 'Include the item among the government-service items and mark it.' },
  check({ initiationType, isGovernmentServiceItem }, find) {
    if (initiationType !== 'onApplication' || isGovernmentServiceItem) return
    const at = '/isGovernmentServiceItem'
    if (isGovernmentServiceItem === false) find({ at, problem: { zh: '没有纳入政务服务事项', en: 'is not a government-service item' } })
    else find({ at, severity: 'info', problem: { zh: '没有写明是否纳入政务服务事项', en: 'does not say whether it is a government-service item' } })
  },
})
