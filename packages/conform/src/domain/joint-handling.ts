import type { Requirement } from '../model/data-rule.js'
import { type ItemMarks, isLocalCode, itemCodeOf, provinceOf } from './item-codes.js'
import { normalizeName } from './names.js'

/** The two places that handle the items of the zone `sichuanChongqing` jointly, by the first digits of their divisions. */
const places: Record<string, string> = { '51': 'sichuan', '50': 'chongqing' }

/** Which of the two places a division lies in. */
export function jointPlaceOf(region: string | undefined): string | undefined {
  return places[provinceOf(region)]
}

export function isJoint({ regionalHandlingZones }: { regionalHandlingZones?: readonly string[] }): boolean {
  return regionalHandlingZones?.includes('sichuanChongqing') ?? false
}

/** What tells that an item of one place is that of the other: the national code; each place’s own codes do not, the name does. */
export function jointKeyOf(item: ItemMarks & { itemName: string }): string {
  const code = itemCodeOf(item, undefined)
  return code !== undefined && !isLocalCode(code) && code.startsWith('00') ? code : normalizeName(item.itemName)
}

/** Nothing is known of one place from the data of the other: both must be there, each remembered as a mark. */
export const bothPlaces: readonly Requirement[] = [
  { mark: 'sichuan', missing: { zh: '数据中没有四川的通办事项', en: 'the data hold no joint items of Sichuan' } },
  { mark: 'chongqing', missing: { zh: '数据中没有重庆的通办事项', en: 'the data hold no joint items of Chongqing' } },
]
