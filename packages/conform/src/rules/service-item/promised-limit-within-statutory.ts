import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../domain/limits.js'
import { promisesOf } from '../../domain/promises.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'promised-limit-within-statutory',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.4.3',
  needs: ['/statutoryLimit', '/promisedLimit', '/variants'],
  title: { zh: '承诺办结时限不长于法定办结时限', en: 'The promised limit is within the statutory limit' },
  message: { zh: '承诺 {promised}，法定 {statutory}', en: 'Promised {promised}, the law allows {statutory}' },
  mend: { zh: '把承诺办结时限改为不长于法定办结时限。', en: 'Shorten the promised limit.' },
  check(item, find) {
    const { statutoryLimit: statutory } = item
    for (const { at, promised } of promisesOf(item)) if (exceeds(promised, statutory)) find({ at, promised, statutory })
  },
})
