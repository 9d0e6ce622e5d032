import type { Field } from '../runtime/field.js'
import type { CodeList, Profile, SourceDocument, Standard, Text } from '../source.js'

export type Language = 'zh' | 'en'

/** One record type of one edition, with its field table. */
export interface RecordInput {
  /** `service-item@1.0` */
  standard: string
  type: string
  /** `service-item/1.0/implementation` */
  path: string
  title: Text
  fields: Record<string, Field>
}

/** The part of a case that its rule looks at, and what the command prints of it. */
export interface ExampleInput {
  record: string
  excerpt: unknown
  printed?: Text
}

export interface RuleInput {
  id: string
  kind: 'file' | 'shape' | 'element' | 'record' | 'dataset'
  severity: 'error' | 'warning' | 'info'
  title: Text
  message: Text
  mend: Text
  standard?: string
  type?: string
  profile?: string
  clauses: string[]
  needs: string[]
  accepted?: ExampleInput
  refused?: ExampleInput
}

/** What serves a clause: a field, a rule, a profile's overlay, a raised severity. */
export interface EncodingInput {
  kind: 'field' | 'rule' | 'overlay' | 'severity'
  clause: string
  schema?: string
  at?: string
  rule?: string
  profile?: string
}

export interface PagesInput {
  base: string
  standards: Standard[]
  documents: SourceDocument[]
  profiles: Profile[]
  codeLists: CodeList[]
  records: RecordInput[]
  rules: RuleInput[]
  trace: {
    requirements: { id: string; by: EncodingInput[]; cases: { accepted: number; refused: number } }[]
    clauses: { id: string; by: EncodingInput[] }[]
  }
}
