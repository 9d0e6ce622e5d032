import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { lacksDays } from '../../domain/hours.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'opening-hours-name-days',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.10.2',
  needs: ['/serviceHours'],
  title: { zh: '办理时间写明日子', en: 'Opening hours name the days' },
  message: { zh: '办理时间没有写明工作日、星期或节假日：{text}', en: 'The opening hours name no days: {text}' },
  mend: { zh: '写明哪些日子办理，最好分时段填写。', en: 'Say on which days, best as periods.' },
  check({ serviceHours: hours }, find) {
    if (hours && lacksDays(hours)) find({ at: '/serviceHours', text: hours.text })
  },
})
