import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { onlineMethods } from '../../domain/methods.js'
import { receivesPeople } from '../../domain/places.js'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'online-guide-offers-window',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '9.2',
  needs: ['/handlingMethods', '/locations'],
  title: { zh: '可线上办理的同时有线下窗口', en: 'What is handled online is also offered at a window' },
  message: { zh: '办理方式有{online}，没有窗口办理，也没有办理地点', en: 'The methods have {online}; there is no window and no place' },
  mend: {
    zh: '同步提供线下窗口，并写明办理地点，或在办理方式中写明窗口办理；依法只在网上办理的，地点写明是网上。',
    en: 'Offer a window as well, and give its place or list it among the methods; where the law has it online alone, say so as the place.',
  },
  check({ handlingMethods = [], locations }, find) {
    const online = handlingMethods.filter((method) => onlineMethods.has(method))
    if (online.length > 0 && !handlingMethods.includes('window') && !receivesPeople(locations)) {
      // Places that are online alone say that there is no window: some items are lawfully handled so.
      const severity = isGiven(locations) ? ('warning' as const) : undefined
      find({ at: '/handlingMethods', ...(severity && { severity }), online: online.map((code) => ({ code, list: 'common/handling-method' })) })
    }
  },
})
