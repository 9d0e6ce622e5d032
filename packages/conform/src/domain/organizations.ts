import type { Organization } from '@shebiao/schemas/common/1.0'
import { normalizeName } from './names.js'

/** Whether two organizations are the same: by credit code if both have one, else by name. */
export function isSameOrganization(a: Organization, b: Organization): boolean {
  if (a.creditCode !== undefined && b.creditCode !== undefined) return a.creditCode === b.creditCode
  return normalizeName(a.name) === normalizeName(b.name)
}
