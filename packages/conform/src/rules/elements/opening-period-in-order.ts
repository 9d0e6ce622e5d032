import type { OpeningHours } from '@shebiao/schemas/common/1.0'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<OpeningHours>({
  id: 'opening-period-in-order',
  elements: ['opening-hours'],
  severity: 'error',
  title: { zh: '时段的开始早于结束', en: 'A period opens before it closes' },
  message: { zh: '时段 {opens}～{closes} 的结束不晚于开始', en: 'The period {opens}–{closes} does not end after it begins' },
  mend: { zh: '改正时刻；到午夜为止的写 24:00；跨午夜的时段分成两段。', en: 'Mend the times; write midnight as 24:00; split a period that crosses it.' },
  check({ periods }, find) {
    for (let i = 0; i < (periods?.length ?? 0); i++) {
      const { opens, closes } = periods![i]!
      if (closes <= opens) find({ at: `/periods/${i}/closes`, opens, closes })
    }
  },
})
