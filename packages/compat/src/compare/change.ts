import type { BilingualText } from '../model/text.js'

export type Kind = 'added' | 'removed' | 'tightened' | 'loosened' | 'changed' | 'annotation'

/** One difference between an old and a new schema or edition. */
export interface Change {
  /** Unique within a comparison: the kind of difference, the place, and the keyword if there is one. */
  id: string
  place: {
    /** The record type, where the editions have several. */
    type?: string
    /** JSON Pointer of the field in the data, with `*` for every item; for codes, rules and clauses a path such as `codes/…`. */
    data: string
    /** Further fields that share the definition in which the difference lies; at most 50. */
    also?: string[]
    /** The subschemas that differ, as JSON Pointers into their documents with a leading `#`. */
    old?: string
    new?: string
  }
  kind: Kind
  /**
   * `producers`: data made by the old schema may be refused by the new one. `readers`: data made by the new schema may be refused
   * by the old one. What is unknown counts as breaking.
   */
  breaks: { producers: boolean; readers: boolean }
  /** The clause that the field rests on. */
  clause?: string
  zh: string
  en: string
  /** Why it is unknown whom the difference breaks. */
  why?: BilingualText
}
