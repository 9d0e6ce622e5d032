import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { exceeds } from '../../domain/limits.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-limit-within-statutory',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.1',
  needs: ['/promisedLimit', '/statutoryLimit', '/variants'],
  title: { zh: '办理时限不长于法定办结时限', en: 'The time limit is within the statutory one' },
  message: { zh: '办理时限{promised}，法定{statutory}', en: 'The limit is {promised}, the law allows {statutory}' },
  mend: { zh: '把办理时限改为不长于法定办结时限。', en: 'Shorten the time limit.' },
  check({ promisedLimit, statutoryLimit, variants = [] }, find) {
    if (exceeds(promisedLimit, statutoryLimit)) find({ at: '/promisedLimit', promised: promisedLimit, statutory: statutoryLimit })
    for (const [i, variant] of variants.entries()) {
      const { promisedLimit: promised, statutoryLimit: statutory = statutoryLimit } = variant
      if (exceeds(promised, statutory)) find({ at: `/variants/${i}/promisedLimit`, promised, statutory })
    }
  },
})
