import { codes } from '@shebiao/schemas/codes'
import type { CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from './memoize.js'
import { normalizeName } from './names.js'
import { isGiven } from './presence.js'

/** The basic elements of a catalogue item, apart from its name. */
export const basicElements: readonly { at: string; given(item: CatalogueItem): boolean }[] = [
  { at: '/basicCode', given: ({ basicCode, localBasicCode }) => (basicCode ?? localBasicCode) !== undefined },
  { at: '/itemType', given: ({ itemType }) => itemType !== undefined },
  { at: '/legalBasis', given: ({ legalBasis }) => isGiven(legalBasis) },
]

const digits = new Map(Object.entries(codes['common/item-type']!).map(([type, { systems }]) => [type, systems?.c0109]))

/** The type digits inside a basic code and those of the item type; undefined unless both are known and differ. */
export function typeDigits({ basicCode, itemType }: Pick<CatalogueItem, 'basicCode' | 'itemType'>) {
  const expected = itemType === undefined ? undefined : digits.get(itemType)
  if (expected === undefined || basicCode === undefined || basicCode.startsWith(expected, 2)) return undefined
  const found = basicCode.slice(2, 4)
  return { found, expected, type: { code: itemType, list: 'common/item-type' } }
}

const hospital = /定点(?:医疗机构|医院|医药机构|(?:零售)?药店)/
const approved = /(?:机构|医院|药店)的?(?:资格|资质)?的?(?:行政)?(?:审批|许可|认定)/

/** Whether an item in use is, according to its name, one that was abolished. */
export function isDiscontinued({ itemName, itemType, itemState }: Pick<CatalogueItem, 'itemName' | 'itemType' | 'itemState'>): boolean {
  if (itemState === 'cancelled') return false
  const abolished = abolishedBy(itemName)
  return abolished === 'name' || (abolished === 'licence' && itemType === 'administrativeLicence')
}

/** Whether an item with this name was abolished: always ('name'), only as a licence ('licence'), or not (null). */
const abolishedBy = memoizeText((itemName): 'name' | 'licence' | null => {
  const name = normalizeName(itemName)
  // Public bodies still grade their own staff.
  if (/转正定级/.test(name)) return /机关|事业单位|公务员/.test(name) ? null : 'name'
  if (/失业人员名单/.test(name)) return /备案|报送/.test(name) ? 'name' : null
  // Only the approval under medical insurance was abolished.
  if (!hospital.test(name) || /工伤/.test(name)) return null
  return approved.test(name) ? 'name' : 'licence'
})
