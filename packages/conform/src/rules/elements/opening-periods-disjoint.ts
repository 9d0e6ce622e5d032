import type { OpeningHours, OpeningPeriod } from '@shebiao/schemas/common/1.0'
import { defineElementRule } from '../../rule.js'

export default defineElementRule<OpeningHours>({
  id: 'opening-periods-disjoint',
  elements: ['opening-hours'],
  severity: 'warning',
  title: { zh: '同日的时段不重叠', en: 'Periods of a day do not overlap' },
  message: { zh: '时段 {second} 与 {first} 重叠', en: 'The period {second} overlaps {first}' },
  mend: { zh: '合并重叠的时段，或写明各自的季节与日期。', en: 'Join the periods, or give each its season or days.' },
  check({ periods = [] }, find) {
    for (const [i, second] of periods.entries()) {
      const first = periods.slice(0, i).find((other) => overlap(other, second))
      if (first) find({ at: `/periods/${i}`, first: `${first.opens}～${first.closes}`, second: `${second.opens}～${second.closes}` })
    }
  },
})

// Periods that differ in season, days of the month or kind are meant to stand beside each other: only plain ones are compared.
function overlap(a: OpeningPeriod, b: OpeningPeriod): boolean {
  if ([a, b].some((period) => period.season || period.daysOfMonth || period.byAppointment) || a.kind !== b.kind) return false
  return a.days.some((day) => b.days.includes(day)) && a.opens < b.closes && b.opens < a.closes
}
