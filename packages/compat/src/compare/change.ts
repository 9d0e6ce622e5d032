import type { BilingualText } from '../model/text.js'

export type Kind = 'added' | 'removed' | 'tightened' | 'loosened' | 'changed' | 'annotation'

/** One difference: where, of what kind, whom it breaks, and how to say it. */
export interface Change {
  id: string
  /** The record type where there are several, JSON Pointer of the field in the data (`*` for every item), further fields that share its definition, and the subschemas that differ. */
  place: { type?: string; data: string; also?: string[]; old?: string; new?: string }
  kind: Kind
  /** Producers: data made by the old one may be refused by the new. Readers: data made by the new may be refused by the old. */
  breaks: { producers: boolean; readers: boolean }
  clause?: string
  zh: string
  en: string
  /** Why it could not be decided whom the difference breaks; it then counts as breaking both. */
  why?: BilingualText
}
