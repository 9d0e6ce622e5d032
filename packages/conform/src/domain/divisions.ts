import { regionTable } from '@shebiao/schemas/regions'
import type { Text } from '../model/rule.js'

/** A division code with its name, if the region table has it: `420100 武汉市`. */
export function regionName(code: string): string {
  const name = regionTable().get(code.slice(0, 6))
  return name === undefined ? code : `${code} ${name}`
}

/** The key of records without a division. */
export const nowhere = '?'

/** Returns the key of a record's division at a level of 2, 4 or 6 digits: six digits. Records without a division share a separate key. */
export function divisionKey(region: string | undefined, digits: 2 | 4 | 6): string {
  if (region === undefined) return nowhere
  // Many rules ask for the division of the same record in turn.
  if (region !== lastRegion || digits !== lastDigits) {
    lastRegion = region
    lastDigits = digits
    lastKey = region.slice(0, digits).padEnd(6, '0')
  }
  return lastKey
}

let lastRegion: string | undefined
let lastDigits = 0
let lastKey = ''

/** Formats a key made by `divisionKey`. */
export function divisionText(key: string): Text {
  if (key === nowhere) return { zh: '未写明区划的记录', en: 'records of no stated division' }
  return { zh: regionName(key), en: regionName(key) }
}
