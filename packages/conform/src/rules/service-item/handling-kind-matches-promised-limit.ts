import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { contradictsKind } from '../../domain/handling-kinds.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'handling-kind-matches-promised-limit',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.4.4',
  needs: ['/handlingKind', '/promisedLimit'],
  title: { zh: '办件类型与承诺办结时限一致', en: 'The handling kind agrees with the promised limit' },
  message: { zh: '{kind}的承诺办结时限是{limit}', en: 'The promised limit of the kind “{kind}” is {limit}' },
  mend: { zh: '即办件的时限写即时办结；否则改为承诺件。', en: 'Promise immediate handling, or change the handling kind.' },
  check({ handlingKind, promisedLimit: limit }, find) {
    if (contradictsKind(handlingKind, limit)) find({ at: '/handlingKind', kind: { code: handlingKind, list: 'common/handling-kind' }, limit })
  },
})
