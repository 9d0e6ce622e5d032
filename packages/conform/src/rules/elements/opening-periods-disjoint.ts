import type { OpeningHours } from '@shebiao/schemas/common/1.0'
import { clash } from '../../domain/hours.js'
import { defineElementRule, type Text } from '../../model/rule.js'

const problems: Record<'overlap' | 'same' | 'season', Text> = {
  overlap: { zh: '重叠', en: 'overlaps' },
  same: { zh: '重复', en: 'repeats' },
  season: { zh: '只差季节，可合为一段', en: 'differs only in its season from' },
}

export default defineElementRule<OpeningHours>({
  id: 'opening-periods-disjoint',
  elements: ['opening-hours'],
  severity: 'warning',
  title: { zh: '同日的时段不重叠', en: 'Periods of a day do not overlap' },
  message: { zh: '时段 {second} 与 {first} {problem}', en: 'The period {second} {problem} {first}' },
  mend: { zh: '合并或删去重叠的时段，或写明各自的季节与日期。', en: 'Join or remove the periods, or give each its season or days.' },
  check({ periods = [] }, find) {
    for (let i = 1; i < periods.length; i++) {
      const second = periods[i]!
      for (let before = 0; before < i; before++) {
        const first = periods[before]!
        const found = clash(first, second)
        if (!found) continue
        find({
          at: `/periods/${i}`,
          first: `${first.opens}～${first.closes}`,
          second: `${second.opens}～${second.closes}`,
          problem: problems[found],
          ...(found === 'season' && { severity: 'info' as const }),
        })
        break
      }
    }
  },
})
