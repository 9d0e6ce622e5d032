import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { contradictsKind } from '../../domain/handling-kinds.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-kind-agrees-with-limit',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.6',
  needs: ['/handlingKind', '/promisedLimit'],
  title: { zh: '办件类型与办理时限相符', en: 'The handling kind agrees with the limit' },
  message: { zh: '{kind}的办理时限是{limit}', en: 'The limit of an item of the kind “{kind}” is {limit}' },
  mend: { zh: '即办件的时限写即时办结；否则改为承诺件。', en: 'Limit an immediate case to immediate handling, or make it a promised case.' },
  check({ handlingKind, promisedLimit: limit }, find) {
    if (contradictsKind(handlingKind, limit)) find({ at: '/handlingKind', kind: { code: handlingKind, list: 'common/handling-kind' }, limit })
  },
})
