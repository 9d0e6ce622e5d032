import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { lacksDays } from '../../domain/hours.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-hours-name-days',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.7',
  needs: ['/serviceHours'],
  title: { zh: '办理时间写明日子', en: 'Service hours name the days' },
  message: { zh: '办理时间没有写明工作日、星期或节假日：{text}', en: 'The service hours name no days: {text}' },
  mend: { zh: '写明哪些日子办理，最好分时段填写。', en: 'Say on which days, best as periods.' },
  check({ serviceHours }, find) {
    if (serviceHours && lacksDays(serviceHours)) find({ at: '/serviceHours', text: serviceHours.text })
  },
})
