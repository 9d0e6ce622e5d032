import type { OpeningHours, OpeningPeriod } from '@shebiao/schemas/common/1.0'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<OpeningHours>({
  id: 'opening-periods-disjoint',
  elements: ['opening-hours'],
  severity: 'warning',
  title: { zh: '同日的时段不重叠', en: 'Periods of a day do not overlap' },
  message: { zh: '时段 {second} 与 {first} 重叠', en: 'The period {second} overlaps {first}' },
  mend: { zh: '合并重叠的时段，或写明各自的季节与日期。', en: 'Join the periods, or give each its season or days.' },
  check({ periods }, find) {
    for (let i = 1; i < (periods?.length ?? 0); i++) {
      const second = periods![i]!
      const first = firstOverlapping(periods!, i)
      if (first) find({ at: `/periods/${i}`, first: `${first.opens}～${first.closes}`, second: `${second.opens}～${second.closes}` })
    }
  },
})

function firstOverlapping(periods: readonly OpeningPeriod[], i: number): OpeningPeriod | undefined {
  for (let other = 0; other < i; other++) if (overlap(periods[other]!, periods[i]!)) return periods[other]
  return undefined
}

// Periods that differ in season, days of the month or kind may overlap: only plain periods are compared.
function overlap(a: OpeningPeriod, b: OpeningPeriod): boolean {
  // The cheap test of hours comes first: most periods of a day follow each other.
  return a.opens < b.closes && b.opens < a.closes && a.kind === b.kind && isPlain(a) && isPlain(b) && a.days.some((day) => b.days.includes(day))
}

function isPlain({ season, daysOfMonth, byAppointment }: OpeningPeriod): boolean {
  return !season && !daysOfMonth && !byAppointment
}
