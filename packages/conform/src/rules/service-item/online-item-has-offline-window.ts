import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { onlineChannels } from '../../domain/channels.js'
import { onlineMethods } from '../../domain/methods.js'
import { receivesPeople } from '../../domain/places.js'
import { includesAny } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

const windows: ReadonlySet<string> = new Set(['serviceHall', 'grassrootsPlatform', 'bankOutlet'])

/** Whether an item is handled online and at no place. */
export function lacksWindow({ onlineCapable, handlingChannels, handlingMethods, enteredServiceHall, locations }: Implementation): boolean {
  if (enteredServiceHall || handlingMethods?.includes('window') || receivesPeople(locations) || includesAny(handlingChannels, windows)) return false
  return onlineCapable || includesAny(handlingChannels, onlineChannels) || includesAny(handlingMethods, onlineMethods)
}

export default defineRule<Implementation>({
  id: 'online-item-has-offline-window',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.2',
  needs: ['/onlineCapable', '/handlingChannels', '/handlingMethods', '/enteredServiceHall'],
  reads: ['/locations'],
  title: { zh: '线上办理的也有线下窗口', en: 'What is online also has an offline window' },
  message: { zh: '可线上办理，没有线下窗口', en: 'It is handled online and has no offline window' },
  mend: { zh: '保留或补上线下窗口，办理渠道写上实体大厅。', en: 'Keep or add a window, and list the service hall.' },
  // Only the presence of locations matters: an invalid one counts too.
  check(item, find) {
    if (lacksWindow(item)) find({ at: '/handlingChannels' })
  },
})
