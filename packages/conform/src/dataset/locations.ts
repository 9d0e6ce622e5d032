import { byCharacters } from '../model/compare.js'
import type { FactLocation } from '../model/fact.js'

/** The part of a location that many facts share. */
export type Site = Pick<FactLocation, 'source' | 'from' | 'type' | 'prefix' | 'region'>

/** The origin of a record that is folded: one object for all its facts. */
export interface RecordOrigin extends Site {
  record: number
  /** Line and column of a field. Called only for locations that are kept. */
  locate(at: string): { line?: number; column?: number }
}

/** Number of locations kept for a fact. Further ones are only counted. */
export const locationLimit = 8

/** A location in an ascending linked list. A linked list is small: there is one per fact, and few are ever reported. */
export interface KeptLocation {
  readonly site: Site
  readonly record: number
  readonly at: string
  /** Line and column are 0 if they are not known. */
  readonly line: number
  readonly column: number
  next: KeptLocation | undefined
}

/** Makes the locations of one table. Successive locations share a site if it is equal. */
export class LocationMaker {
  /** Number of sites made. */
  sites = 0
  private site: Site | undefined

  at(origin: RecordOrigin, at: string): KeptLocation {
    const { line = 0, column = 0 } = origin.locate(at)
    return { site: this.siteOf(origin), record: origin.record, at, line, column, next: undefined }
  }

  from(location: FactLocation): KeptLocation {
    const { record, at, line = 0, column = 0 } = location
    return { site: this.siteOf(location), record, at, line, column, next: undefined }
  }

  // Successive records mostly have the same source and division.
  private siteOf({ source, from, type, prefix, region }: Site): Site {
    const { site } = this
    if (site && site.region === region && site.prefix === prefix && site.from === from && site.source === source && site.type === type) return site
    this.sites++
    return (this.site = { source, from, type, prefix, region })
  }
}

/** Inserts a location into an ordered list; returns the first of the list. */
export function insertLocation(first: KeptLocation | undefined, location: KeptLocation): KeptLocation {
  if (!first || compareLocations(location.site, location.record, location.at, first) < 0) {
    location.next = first
    return location
  }
  let before = first
  while (before.next && compareLocations(location.site, location.record, location.at, before.next) >= 0) before = before.next
  location.next = before.next
  before.next = location
  return first
}

/** Cuts a list to `locationLimit`; returns its last location, or undefined if it is shorter. */
export function lastKept(first: KeptLocation): KeptLocation | undefined {
  let last: KeptLocation | undefined = first
  for (let i = 1; i < locationLimit && last; i++) last = last.next
  if (last) last.next = undefined
  return last
}

/** A list as plain data. */
export function listLocations(first: KeptLocation | undefined): FactLocation[] {
  const locations: FactLocation[] = []
  for (let kept = first; kept; kept = kept.next) {
    const { site, record, at, line, column } = kept
    const { source, from, type, prefix, region } = site
    const location: FactLocation = { source, from, record, type, prefix, at }
    if (line > 0) location.line = line
    if (column > 0) location.column = column
    if (region !== undefined) location.region = region
    locations.push(location)
  }
  return locations
}

/** Comparator of locations: source, byte range, record, pointer. It never depends on the order in which they were found. */
export function compareLocations(
  { source, from }: Pick<Site, 'source' | 'from'>,
  record: number,
  at: string,
  { site, record: other, at: there }: KeptLocation,
): number {
  return byCharacters(source, site.source) || from - site.from || record - other || byCharacters(at, there)
}
