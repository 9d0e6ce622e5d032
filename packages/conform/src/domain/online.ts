import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { onlineChannels } from './channels.js'
import { onlineMethods } from './methods.js'

type Online = Pick<Implementation, 'onlineCapable' | 'onlineDepth' | 'handlingChannels' | 'handlingMethods'>

/** The fields that tell whether an item is handled online, and whether it counts in rates. */
export const onlineFields = ['/onlineCapable', '/onlineDepth', '/handlingChannels', '/handlingMethods', '/onSiteRequiredByLaw', '/initiationType']

/** Whether an item can be handled online in any way. */
export function isOnline({ onlineCapable, onlineDepth, handlingChannels = [], handlingMethods = [] }: Online): boolean {
  return (
    onlineCapable === true ||
    isFullyOnline({ onlineDepth }) ||
    onlineDepth === 'onlineAcceptance' ||
    handlingChannels.some((channel) => onlineChannels.has(channel)) ||
    handlingMethods.some((method) => onlineMethods.has(method))
  )
}

/** Whether an item is handled online from application to result. */
export function isFullyOnline({ onlineDepth }: Pick<Implementation, 'onlineDepth'>): boolean {
  return onlineDepth === 'fullyOnline'
}
