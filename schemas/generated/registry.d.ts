import type { Validator, RecordType, Sentence } from './runtime.js'

/** One record type of one edition, loaded when it is needed. */
export interface RecordTypeEntry {
  standard: string
  /** draft, consultation, issued, inForce or withdrawn. */
  status: string
  /** Days YYYY-MM-DD; null where there is none. */
  effective: string | null
  withdrawn: string | null
  type: string
  path: string
  title: Sentence
  required: string[]
  properties: string[]
  load(): Promise<RecordType<unknown>>
}

/** What one place adds to the national standard. */
export interface ProfileEntry {
  profile: string
  title: Sentence
  region: string
  extends: string[]
  severities: Record<string, { severity: string; clause: string }>
  /** Rules waived in the whole place, each until its last day. */
  waivers: { rule: string; owner: string; reason: string; until: string }[]
  /** Record type path → field pattern → clause of the profile. */
  overlayClauses: Record<string, Record<string, string>>
  overlays: Record<string, () => Promise<Validator>>
}

/** The base under which every `$id` is derived. */
export declare const base: string
export declare const recordTypes: RecordTypeEntry[]
export declare const profiles: Record<string, ProfileEntry>
