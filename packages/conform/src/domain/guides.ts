import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { pack } from '../model/fact-key.js'
import { itemCodeOf } from './item-codes.js'
import { normalizeName } from './names.js'

/** Returns the key of a guide: its division, and its item by the most specific code or else by name. Copies of one guide have the same key. */
export function guideKey(guide: Guide, region: string | undefined): string {
  return pack(region, guide.handlingItemCode ?? guide.implementationCode ?? itemCodeOf(guide, region) ?? normalizeName(guide.itemName))
}
