import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { sharedPhone } from '../../domain/shared-phones.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-phones-differ',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '8.2',
  needs: ['/phone', '/complaintPhone'],
  title: { zh: '网点的咨询电话与投诉电话不同', en: 'The telephones of an outlet for consultation and complaints differ' },
  message: { zh: '投诉电话 {phone} 也是咨询电话', en: 'The telephone for complaints {phone} is also that for consultation' },
  mend: { zh: '投诉电话改用监督部门的号码。', en: 'Give the number of the supervising body for complaints.' },
  check({ phone: consultationPhone, complaintPhone }, find) {
    const phone = consultationPhone === undefined || complaintPhone === undefined ? undefined : sharedPhone(complaintPhone, consultationPhone)
    if (phone !== undefined) find({ at: '/complaintPhone', phone })
  },
})
