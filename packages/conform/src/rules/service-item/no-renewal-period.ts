import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

const isCertificate = memoizeText((itemName) => /社会保险登记证/.test(normalizeName(itemName)))

export default defineRule<Implementation>({
  id: 'no-renewal-period',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.6',
  needs: ['/itemName', '/renewalPeriod', '/availableAnytime'],
  title: { zh: '社会保险登记证不设换证周期', en: 'The registration certificate has no renewal period' },
  message: { zh: '“{element}”是 {found}', en: '“{element}” is {found}' },
  mend: { zh: '取消换证周期，随时办理。', en: 'Drop the period; handle it at any time.' },
  check({ itemName, renewalPeriod, availableAnytime }, find) {
    if (!isCertificate(itemName)) return
    if (isGiven(renewalPeriod) && !/^[无不]/.test(renewalPeriod!)) find({ at: '/renewalPeriod', element: { field: '/renewalPeriod' }, found: renewalPeriod })
    if (availableAnytime === false) find({ at: '/availableAnytime', element: { field: '/availableAnytime' }, found: availableAnytime })
  },
})
