import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import type { Find } from '../model/rule.js'
import { isGiven } from './presence.js'

/** Reports a fee that is charged without a basis or a standard. `at` is its pointer. */
export function findFeeWithoutBasis(fee: Guide['fee'], find: Find, at = '/fee'): void {
  if (!fee?.charged) return
  for (const part of ['basis', 'standard'] as const) {
    if (!isGiven(fee[part])) find({ at: `${at}/${part}`, missing: { field: `/fee/${part}` } })
  }
}
