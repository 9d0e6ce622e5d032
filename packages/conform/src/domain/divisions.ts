import { regionTable } from '@shebiao/schemas/regions'
import type { Text } from '../model/rule.js'

/** A division with its name, where the table has it: `420100 武汉市`. */
export function regionName(code: string): string {
  const name = regionTable().get(code.slice(0, 6))
  return name === undefined ? code : `${code} ${name}`
}

const nowhere = '?'

/** The key of the division of that many digits a record lies in; of records that name none, a key of their own. */
export function divisionKey(region: string | undefined, digits: 2 | 4 | 6): string {
  if (region === undefined) return nowhere
  // Many rules ask for the division of one record in turn.
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

/** A key of a division in words. */
export function divisionText(key: string): Text {
  if (key === nowhere) return { zh: '未写明区划的记录', en: 'records of no stated division' }
  return { zh: regionName(key), en: regionName(key) }
}
