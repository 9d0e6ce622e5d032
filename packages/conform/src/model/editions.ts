import { type ProfileEntry, profiles, type RecordTypeEntry, recordTypes } from '@shebiao/schemas/registry'

/** A standard, edition, record type or profile that does not exist. The message lists those that do. */
export class UnknownError extends Error {
  override name = 'UnknownError'
}

/**
 * The record types of a standard: of the named edition (`service-guide@2.0`), or without an edition (`service-guide`) of the newest
 * one in force on the day `asOf`, else of the newest draft. Without `asOf`, dates are ignored. Throws UnknownError.
 */
export function typesOf(standard: string, asOf?: string): RecordTypeEntry[] {
  const exact = recordTypes.filter((entry) => entry.standard === standard)
  if (exact.length > 0) return exact
  const all = [...new Set(recordTypes.map((entry) => entry.standard))].filter((name) => !name.startsWith('common@'))
  const editions = recordTypes.filter((entry) => entry.standard.startsWith(`${standard}@`))
  const newest = (asOf === undefined ? preferDated(editions) : typesInUse(asOf, editions)).at(-1)?.standard
  if (!newest && editions.length > 0) {
    const known = [...new Set(editions.map((entry) => entry.standard))].join('、')
    throw new UnknownError(`${standard} 在 ${asOf} 没有实施中的版次；已有：${known} (no edition in force that day)`)
  }
  if (newest) return recordTypes.filter((entry) => entry.standard === newest)
  throw new UnknownError(`没有标准 ${standard}；可用：${all.join('、')} (no such standard)`)
}

/**
 * The record types of the editions that are used on a day (YYYY-MM-DD) unless the data name an edition: those in force and, for a
 * standard that has none, its drafts. A future or withdrawn edition is used only if it is named, for example by `$schema`.
 */
export function typesInUse(asOf: string, entries: RecordTypeEntry[] = recordTypes): RecordTypeEntry[] {
  return preferDated(entries.filter((entry) => isUsable(entry, asOf)))
}

/** Removes the drafts of standards that also have an edition with a date. */
function preferDated(entries: RecordTypeEntry[]): RecordTypeEntry[] {
  const nameOf = ({ standard }: RecordTypeEntry) => standard.split('@')[0]!
  const dated = new Set(entries.filter(({ effective }) => effective !== null).map(nameOf))
  return entries.filter((entry) => entry.effective !== null || !dated.has(nameOf(entry)))
}

/** Whether an edition is in force on a day, or is a draft without dates. */
function isUsable({ effective, withdrawn, status }: RecordTypeEntry, day: string): boolean {
  return (effective === null ? status === 'draft' || status === 'consultation' : effective <= day) && (withdrawn === null || day < withdrawn)
}

/** Returns a profile by name. Throws UnknownError. */
export function profileOf(name: string): ProfileEntry {
  if (Object.hasOwn(profiles, name)) return profiles[name]!
  throw new UnknownError(`没有细则 ${name}；可用：${Object.keys(profiles).join('、')} (no such profile)`)
}
