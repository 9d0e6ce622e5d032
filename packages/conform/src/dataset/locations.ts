/** Where a fact was met: plain data that can be sent, stored and ordered. */
export interface FactPlace {
  source: string
  /** The byte of the source at which the range begins that was read. */
  from: number
  /** Number of the record in its range, from 1; any number that grows along the range will do. */
  record: number
  /** `service-item@1.0/implementation` */
  type: string
  /** Pointer of the record in its document: `/3` in a JSON array, '' otherwise. */
  prefix: string
  at: string
  /** Counted from the beginning of its range. */
  line?: number
  column?: number
  region?: string
}

/** What the places of many records have in common. */
export type Site = Pick<FactPlace, 'source' | 'from' | 'type' | 'prefix' | 'region'>

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

  given(place: FactPlace): Kept {
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
export function told(first: Kept | undefined): FactPlace[] {
  const places: FactPlace[] = []
  for (let kept = first; kept; kept = kept.next) {
    const { site, record, at, line, column } = kept
    const { source, from, type, prefix, region } = site
    const place: FactPlace = { source, from, record, type, prefix, at }
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

/** By UTF-16 units: no machine's locale changes the order. */
export function byCharacters(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
