import type { Requirement } from '../model/data-rule.js'
import { type ItemMarks, isLocalCode, itemCodeOf, provinceOf } from './item-codes.js'
import { normalizeName } from './names.js'

/** The two provinces that jointly handle the items of the zone `sichuanChongqing`, by the first two digits of their codes. */
const provinces: Record<string, string> = { '51': 'sichuan', '50': 'chongqing' }

/** Which of the two provinces contains a division; undefined if neither does. */
export function jointProvinceOf(region: string | undefined): string | undefined {
  return provinces[provinceOf(region)]
}

/** Whether an item belongs to the zone `sichuanChongqing`. */
export function isJoint({ regionalHandlingZones }: { regionalHandlingZones?: readonly string[] }): boolean {
  return regionalHandlingZones?.includes('sichuanChongqing') ?? false
}

/**
 * Returns the key under which an item of one province is compared with that of the other: the national code, or else the name,
 * since each province has its own codes.
 */
export function jointKeyOf(item: ItemMarks & { itemName: string }): string {
  const code = itemCodeOf(item, undefined)
  return code !== undefined && !isLocalCode(code) && code.startsWith('00') ? code : normalizeName(item.itemName)
}

/** Requires data of both provinces, each remembered as a mark: the data of one say nothing about the other. */
export const bothProvinces: readonly Requirement[] = [
  { mark: 'sichuan', missing: { zh: '数据中没有四川的通办事项', en: 'the data hold no joint items of Sichuan' } },
  { mark: 'chongqing', missing: { zh: '数据中没有重庆的通办事项', en: 'the data hold no joint items of Chongqing' } },
]
