import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { lacksDays } from '../../domain/hours.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-hours-name-days',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '8.1',
  needs: ['/serviceHours', '/openingHours'],
  title: { zh: '网点的时间写明日子', en: 'The hours of an outlet name the days' },
  message: { zh: '“{hours}”没有写明工作日、星期或节假日：{text}', en: '“{hours}” names no days: {text}' },
  mend: { zh: '写明哪些日子办理，最好分时段填写。', en: 'Say on which days, best as periods.' },
  check(outlet, find) {
    for (const name of ['openingHours', 'serviceHours'] as const) {
      const hours = outlet[name]
      if (hours && lacksDays(hours)) find({ at: `/${name}`, hours: { field: `/${name}` }, text: hours.text })
    }
  },
})
