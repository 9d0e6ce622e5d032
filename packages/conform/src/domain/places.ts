import type { Place } from '@shebiao/schemas/common/1.0'
import { isGiven } from './presence.js'

/** Whether people are received at any of some places: at premises or at outlets, not online alone. Takes places of any shape. */
export function receivesPeople(places: readonly Place[] | undefined): boolean {
  return Array.isArray(places) ? (places as readonly Place[]).some((place) => !isOnline(place)) : isGiven(places)
}

function isOnline(place: Place | null): boolean {
  if (place?.kind !== undefined) return place.kind === 'online'
  return isGiven(place?.url) && !isGiven(place?.address) && !isGiven(place?.banks)
}

/** Whether a place says where it is: by address, by web address, by banks or in words. */
export function saysWhere({ kind, address, url, banks, text }: Place): boolean {
  return kind === 'online' || [address, url, banks, text].some(isGiven)
}
