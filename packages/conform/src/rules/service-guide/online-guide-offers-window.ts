import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineRule } from '../../rule.js'
import { onlineMethods } from '../methods.js'

export default defineRule<Guide>({
  id: 'online-guide-offers-window',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '9.3',
  needs: ['/handlingMethods'],
  title: { zh: '可线上办理的同时有线下窗口', en: 'What is handled online is also offered at a window' },
  message: { zh: '办理方式有{online}，没有窗口办理', en: 'The methods have {online} and no window' },
  mend: { zh: '同步提供线下窗口，并在办理方式中写明窗口办理。', en: 'Offer a window as well and list it among the methods.' },
  *check({ handlingMethods = [] }) {
    const online = handlingMethods.filter((method) => onlineMethods.has(method))
    if (online.length > 0 && !handlingMethods.includes('window')) {
      yield { at: '/handlingMethods', online: online.map((code) => ({ code, list: 'common/handling-method' })) }
    }
  },
})
