import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { pack } from '../model/fact-key.js'
import { itemCodeOf } from './item-codes.js'
import { normalizeName } from './names.js'

/** What the copies of one guide have in common: the place, and the item by its finest code or by name. */
export function guideKey(guide: Guide, region: string | undefined): string {
  return pack(region, guide.handlingItemCode ?? guide.implementationCode ?? itemCodeOf(guide, region) ?? normalizeName(guide.itemName))
}
