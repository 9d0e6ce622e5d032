import { normalizeName } from '../names.js'

/** Whether a condition lifts what it speaks of: it speaks of it too. */
export function isLifted(text: string): boolean {
  return /不受|不限|不得|不应|不要求|无需|也可|取消/.test(text)
}

/** Whether a condition asks for a household register of the place, or for living where it is. */
export function asksForLocalHousehold(text: string): boolean {
  return /人户(?:分离|一致)|本[地省市县区][^,。;]{0,6}户[籍口]|户[籍口]不?在本[地省市县区]/.test(normalizeName(text)) && !isLifted(text)
}
