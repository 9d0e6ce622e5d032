import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-is-in-force',
  standard: 'service-guide',
  type: 'guide',
  clause: '4.2',
  needs: ['/effectiveTo', '/effectiveFrom'],
  title: { zh: '指南没有停用', en: 'A guide has not ended' },
  message: { zh: '指南已于 {ended} 停用，与其他记录的比较不计它', en: 'The guide ended on {ended}: it is left out of comparisons with others' },
  mend: { zh: '仍在使用的，改正停用日期；已停用的，不必再报送。', en: 'If it is still in use, mend the day; if it has ended, it need not be submitted.' },
  check({ effectiveFrom = '', effectiveTo }, find, { asOf }) {
    // Days out of order are another rule's.
    if (effectiveTo !== undefined && effectiveTo < asOf && effectiveFrom <= effectiveTo) find({ at: '/effectiveTo', ended: effectiveTo })
  },
})
