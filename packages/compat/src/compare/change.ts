import type { Json } from '../model/json.js'
import type { Note } from '../model/note.js'
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
  /** The keyword or annotation that changed; of several annotations that changed together, all, joined by `、`. */
  keyword?: string
  /**
   * What was there and what is there now: the value of the keyword, the values that only one side allows, the name of a branch, a
   * severity, a day, a code. Absent where there was nothing. Where several schemas say it of one field, `{ allOf: [value, …] }`.
   */
  from?: Json
  to?: Json
  zh: string
  en: string
  /** Why it is unknown whom the difference breaks. */
  why?: BilingualText
}

/** Something without effect in one of two compared schemas. */
export interface SideNote extends Note {
  side: 'old' | 'new'
  /** The record type, where the editions have several. */
  type?: string
}

/** The changes by weight: those that break producers, then readers, then the others; annotations last. Equal ones keep their order. */
export function byWeight(changes: readonly Change[]): Change[] {
  const weight = ({ breaks, kind }: Change) => (breaks.producers ? 0 : breaks.readers ? 1 : kind === 'annotation' ? 3 : 2)
  return [...changes].sort((a, b) => weight(a) - weight(b))
}
