import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'

export default defineRule<Implementation>({
  id: 'on-application-item-is-government-service',
  standard: 'service-item',
  type: 'implementation',
  clause: '5.2.3',
  needs: ['/initiationType', '/isGovernmentServiceItem'],
  title: { zh: '依申请事项纳入政务服务事项', en: 'An item on application is a government-service item' },
  message: { zh: '依申请办理的事项没有纳入政务服务事项', en: 'An item on application is not a government-service item' },
  mend: { zh: '把事项纳入政务服务事项范围并标明。', en: 'Include the item among the government-service items and mark it.' },
  *check({ initiationType, isGovernmentServiceItem }) {
    if (initiationType === 'onApplication' && isGovernmentServiceItem !== true) yield { at: '/isGovernmentServiceItem' }
  },
})
