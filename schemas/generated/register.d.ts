import type { Sentence } from './runtime.js'

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
  /** The word by which the source asks, as `strength` lists them. */
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
  /** By section: `A.5.10`. */
  facts: Record<string, Fact>
  /** Code list → code → the requirement or fact (`facts/A.5.10`) it rests on. */
  codeSources: Record<string, Record<string, string>>
  standards: Standard[]
  profiles: ProfileText[]
}
export default register
