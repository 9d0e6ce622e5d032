import type { OpeningHours } from '@shebiao/schemas/common/1.0'
import { existsInYear } from '../../domain/hours.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<OpeningHours>({
  id: 'season-days-exist',
  elements: ['opening-hours'],
  severity: 'error',
  title: { zh: '季节的起止日存在', en: 'The days of a season exist' },
  message: { zh: '没有 {day} 这一天', en: 'There is no day {day}' },
  mend: { zh: '改正月日。', en: 'Mend the month or the day.' },
  check({ periods }, find) {
    for (let i = 0; i < (periods?.length ?? 0); i++) {
      const { season } = periods![i]!
      if (!season) continue
      for (const end of ['from', 'to'] as const) if (!existsInYear(season[end])) find({ at: `/periods/${i}/season/${end}`, day: season[end] })
    }
  },
})
