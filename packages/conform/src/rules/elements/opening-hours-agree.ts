import type { OpeningHours } from '@shebiao/schemas/common/1.0'
import { afternoonOf, disagreement } from '../../domain/hours-text.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<OpeningHours>({
  id: 'opening-hours-agree',
  elements: ['opening-hours'],
  severity: 'warning',
  title: { zh: '办理时间前后一致', en: 'Opening hours agree with themselves' },
  message: { zh: '“{field}”前后不一致：{problem}', en: '“{field}”: {problem}' },
  mend: { zh: '按实际办理时间改正；下午两点写 14:00。', en: 'Mend by the hours that are kept; two in the afternoon is 14:00.' },
  check(hours, find) {
    const { periods = [], allDay } = hours
    if (allDay && periods.length > 0 && !periods.some(({ opens }) => opens === '00:00'))
      find({ at: '/periods', problem: { zh: '写明全天服务，又分了时段', en: 'it is open round the clock, and has periods' } })
    const slips = periods.map(({ opens, closes }) => afternoonOf(opens, closes))
    slips.forEach((meant, i) => {
      const { opens, closes } = periods[i]!
      if (meant)
        find({
          at: `/periods/${i}`,
          problem: {
            zh: '时段 {period} 在夜里，像是 {meant}',
            en: 'the period {period} is at night, and perhaps {meant}',
            with: { period: `${opens}-${closes}`, meant },
          },
        })
    })
    const found = slips.some((meant) => meant) ? undefined : disagreement(hours)
    if (found)
      find({
        at: `/periods/${found.index}`,
        problem: {
          zh: '时段 {period} 与原文的 {wording} 不符',
          en: 'the period {period} is not {wording}, as the wording says',
          with: { period: found.period, wording: found.wording },
        },
      })
  },
})
