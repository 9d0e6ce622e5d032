// Declarations of generated modules whose shape is the same for every source.

export const caseIndexTypes = `/** How many cases there are: by rule, by field (refused, generated), by profile, and examples by record type (accepted). */
declare const index: {
  base: string
  rules: Record<string, { accepted: number; refused: number }>
  fields: Record<string, Record<string, number>>
  profiles: Record<string, { accepted: number; refused: Record<string, string[]> }>
  examples: Record<string, number>
}
export default index
`

export const registerTypes = `import type { Sentence } from './runtime.js'

export interface Clause {
  title?: Sentence
  modal?: '应' | '宜' | '可'
  text?: Sentence
  sources?: string[]
  facts?: string[]
  confidence?: 'high' | 'medium' | 'low'
  note?: Sentence
}

export interface Requirement {
  locator: string
  zh: string
  en: string
  kind: string
  entity: string
  disposition: 'encoded' | 'planned' | 'external' | 'notEncodable'
  /** The word by which the source asks, as \`strength\` lists them. */
  wording?: string
  reason?: Sentence
}

export interface SourceDocument {
  id: string
  title: Sentence
  documentNumber: string | null
  date: string | null
  binding: string
  note?: Sentence
  requirements: Record<string, Requirement>
}

/** What is known beyond the source documents. */
export interface Fact {
  title: Sentence
  zh: string
  en: string
  /** Where it was read. */
  from: Sentence
  confidence: 'high' | 'medium' | 'low'
}

/** What the words of sources amount to at most, and the clauses excepted. */
export interface Strength {
  words: { modal: '应' | '宜' | '可'; words: string[]; reading: Sentence }[]
  exceptions: { clauses: string[]; reason: Sentence }[]
}

export interface Standard {
  standard: string
  edition: string
  title: Sentence
  status: string
  issued: string | null
  effective: string | null
  withdrawn: string | null
  replaces: string | null
  foreword?: Sentence[]
  introduction?: Sentence[]
  normativeReferences?: Reference[]
  bibliography?: Reference[]
  clauses: Record<string, Clause>
}

export interface Reference {
  id: string
  title: Sentence
  note?: Sentence
}

export interface ProfileText {
  profile: string
  title: Sentence
  region: string
  extends: string[]
  note?: Sentence
  clauses: Record<string, Clause>
  severities?: Record<string, { severity: string; clause: string }>
}

/** The standards in words: source documents with every requirement, our standards and profiles with every clause. */
declare const register: {
  documents: SourceDocument[]
  ambiguities: unknown
  strength?: Strength
  /** By section: \`A.5.10\`. */
  facts: Record<string, Fact>
  /** Code list → code → the requirement or fact (\`facts/A.5.10\`) it rests on. */
  codeSources: Record<string, Record<string, string>>
  standards: Standard[]
  profiles: ProfileText[]
}
export default register
`

export const registryTypes = `import type { Validator, RecordType, Sentence } from './runtime.js'

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

/** The base under which every \`$id\` is derived. */
export declare const base: string
export declare const recordTypes: RecordTypeEntry[]
export declare const profiles: Record<string, ProfileEntry>
`
