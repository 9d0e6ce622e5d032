import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'fund-item-form-has-credit-commitment',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.6',
  needs: ['/involvesFundDisbursement', '/forms'],
  title: { zh: '涉及资金支出的事项申请表含信用承诺', en: 'The form of an item that disburses funds contains a credit commitment' },
  message: { zh: '事项涉及资金支出，没有一张申请表含信用承诺', en: 'The item disburses funds and none of its forms contains a credit commitment' },
  mend: { zh: '在申请表上加信用承诺，并写明。', en: 'Put the credit commitment on the form and say so.' },
  check({ involvesFundDisbursement, forms = [] }, find) {
    if (involvesFundDisbursement && !forms.some((form) => form.creditCommitment)) find({ at: '/forms' })
  },
})
