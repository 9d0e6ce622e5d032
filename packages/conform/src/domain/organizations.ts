import type { Organization } from '@shebiao/schemas/common/1.0'
import { normalizeName } from './names.js'

/** Whether two organizations are the same: by credit code if both have one, else by name. */
export function isSameOrganization(one: Organization, other: Organization): boolean {
  if (one.creditCode !== undefined && other.creditCode !== undefined) return one.creditCode === other.creditCode
  return normalizeName(one.name) === normalizeName(other.name)
}
