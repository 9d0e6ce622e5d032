import { type ProfileEntry, profiles, type RecordTypeEntry, recordTypes } from '@shebiao/schemas/registry'

/** What cannot be checked at all: an unknown standard, edition, type or profile. */
export class UnknownError extends Error {}

/**
 * The record types of a standard: `service-guide@2.0`, or without edition the newest that is in force on a day, else the newest
 * draft. Throws UnknownError with those that exist.
 */
export function typesOf(standard: string, asOf?: string): RecordTypeEntry[] {
  const exact = recordTypes.filter((entry) => entry.standard === standard)
  if (exact.length > 0) return exact
  const all = [...new Set(recordTypes.map((entry) => entry.standard))].filter((name) => !name.startsWith('common@'))
  const editions = recordTypes.filter((entry) => entry.standard.startsWith(`${standard}@`))
  const newest = (asOf === undefined ? settledFirst(editions) : usableOn(asOf, editions)).at(-1)?.standard
  if (!newest && editions.length > 0) {
    const known = [...new Set(editions.map((entry) => entry.standard))].join('、')
    throw new UnknownError(`${standard} 在 ${asOf} 没有实施中的版次；已有：${known} (no edition in force that day)`)
  }
  if (newest) return recordTypes.filter((entry) => entry.standard === newest)
  throw new UnknownError(`没有标准 ${standard}；可用：${all.join('、')} (no such standard)`)
}

/**
 * The record types of the editions that may be used on a day without being named: those in force, and where a standard has
 * none, its drafts. An edition not yet in force or no longer so is used only where it is named, as `$schema` does.
 */
export function usableOn(asOf: string, entries: RecordTypeEntry[] = recordTypes): RecordTypeEntry[] {
  return settledFirst(entries.filter((entry) => isOpen(entry, asOf)))
}

/** The entries without the drafts of standards that have anything better. */
function settledFirst(entries: RecordTypeEntry[]): RecordTypeEntry[] {
  const nameOf = ({ standard }: RecordTypeEntry) => standard.split('@')[0]!
  const settled = new Set(entries.filter(({ effective }) => effective !== null).map(nameOf))
  return entries.filter((entry) => entry.effective !== null || !settled.has(nameOf(entry)))
}

/** Whether an edition may be used on a day without being named: in force, or a draft without days. */
function isOpen({ effective, withdrawn, status }: RecordTypeEntry, day: string): boolean {
  return (effective === null ? status === 'draft' || status === 'consultation' : effective <= day) && (withdrawn === null || day < withdrawn)
}

/** The profile of that name. Throws UnknownError with those that exist. */
export function profileOf(name: string): ProfileEntry {
  if (Object.hasOwn(profiles, name)) return profiles[name]!
  throw new UnknownError(`没有画像 ${name}；可用：${Object.keys(profiles).join('、')} (no such profile)`)
}
