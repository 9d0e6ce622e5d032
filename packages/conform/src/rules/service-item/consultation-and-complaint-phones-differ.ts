import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { findSharedContacts } from '../../domain/shared-phones.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'consultation-and-complaint-phones-differ',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.10.1',
  needs: ['/consultation', '/supervision'],
  title: { zh: '咨询电话与投诉电话不同', en: 'The telephones for consultation and complaints differ' },
  message: { zh: '投诉电话 {phone} 也是咨询电话', en: 'The telephone for complaints {phone} is also that for consultation' },
  mend: { zh: '投诉电话改用监督部门的号码。', en: 'Give the number of the supervising body for complaints.' },
  check: ({ consultation, supervision }, find) => findSharedContacts(consultation, supervision, find),
})
