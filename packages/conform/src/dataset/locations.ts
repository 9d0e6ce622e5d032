import { byCharacters } from '../model/compare.js'
import type { FactLocation } from '../model/fact.js'

/** What the places of many records have in common. */
export type Site = Pick<FactLocation, 'source' | 'from' | 'type' | 'prefix' | 'region'>

/** A record on its way through the folds: made once a record, whatever is remembered of it. */
export interface Where extends Site {
  record: number
  place(at: string): { line?: number; column?: number }
}

/** Places kept of a fact; all are counted. */
export const placesKept = 8

/** A place as a table keeps it, with those after it: there are as many as there are facts, and few are ever told. */
export interface Kept {
  readonly site: Site
  readonly record: number
  readonly at: string
  /** 0 where it is not known; so is the column. */
  readonly line: number
  readonly column: number
  next: Kept | undefined
}

/** Makes the places of one table. */
export class Places {
  /** Sites made so far. */
  sites = 0
  private site: Site | undefined

  met(where: Where, at: string): Kept {
    const { line = 0, column = 0 } = where.place(at)
    return { site: this.siteOf(where), record: where.record, at, line, column, next: undefined }
  }

  given(place: FactLocation): Kept {
    const { record, at, line = 0, column = 0 } = place
    return { site: this.siteOf(place), record, at, line, column, next: undefined }
  }

  // Records of one source and one division come in a row.
  private siteOf({ source, from, type, prefix, region }: Site): Site {
    const { site } = this
    if (site && site.region === region && site.prefix === prefix && site.from === from && site.source === source && site.type === type) return site
    this.sites++
    return (this.site = { source, from, type, prefix, region })
  }
}

/** Puts a place among those that are kept, the first of which is given back. */
export function insert(first: Kept | undefined, place: Kept): Kept {
  if (!first || order(place.site, place.record, place.at, first) < 0) {
    place.next = first
    return place
  }
  let before = first
  while (before.next && order(place.site, place.record, place.at, before.next) >= 0) before = before.next
  place.next = before.next
  before.next = place
  return first
}

/** The last of as many places as are kept, and nothing behind it; undefined where there are fewer. */
export function lastOf(first: Kept): Kept | undefined {
  let last: Kept | undefined = first
  for (let i = 1; i < placesKept && last; i++) last = last.next
  if (last) last.next = undefined
  return last
}

/** Places as they are told. */
export function told(first: Kept | undefined): FactLocation[] {
  const places: FactLocation[] = []
  for (let kept = first; kept; kept = kept.next) {
    const { site, record, at, line, column } = kept
    const { source, from, type, prefix, region } = site
    const place: FactLocation = { source, from, record, type, prefix, at }
    if (line > 0) place.line = line
    if (column > 0) place.column = column
    if (region !== undefined) place.region = region
    places.push(place)
  }
  return places
}

/** How a place stands to one that is kept. Names of sources and numbers of records say the order, never the order in which they were met. */
export function order({ source, from }: Pick<Site, 'source' | 'from'>, record: number, at: string, { site, record: other, at: there }: Kept): number {
  return byCharacters(source, site.source) || from - site.from || record - other || byCharacters(at, there)
}
