import { normalizeName } from './names.js'

const registrations = [/就业登记|失业登记|就业失业登记/, /社会保险登记|参保登记/, /用工备案/]

/** Whether items hold the three registrations that are to be made at one point: of employment, of social insurance, and the filing of employment. */
export function isOnePointRegistration(items: readonly { itemName: string }[]): boolean {
  const names = items.map(({ itemName }) => normalizeName(itemName))
  return registrations.every((registration) => names.some((name) => registration.test(name)))
}
