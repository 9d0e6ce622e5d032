import type { Field } from '../runtime/field.js'
import type { CodeList, Facts, Profile, SourceDocument, Standard, Strength, Text } from '../source.js'

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

/** A file of an example, as far as it is shown. */
export interface ShownFile {
  name: string
  /** For the colours: `json`, `yaml`, `text`. */
  language: string
  text: string
  /** Whether the file goes on where the text ends. */
  cut: boolean
  /** What the text cannot show: its encoding, the bytes it begins with. */
  note?: Text
}

/** A case of a rule: the files that are checked, of a data set more than one, and what the command prints of the rule. */
export interface ExampleInput {
  /** Path of the record type, where the example is of one. */
  record?: string
  files: ShownFile[]
  /** Opens the whole of a single file in the playground. */
  fragment?: string
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
  /** By record type, `service-item/implementation`, the fields that are read. */
  reads: { type: string; fields: string[] }[]
  accepted?: ExampleInput
  refused?: ExampleInput
  /** The sentence of every case, and whether the rule refuses data like it. */
  cases?: { it: string; refused: boolean }[]
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
  /** The registers of facts and of words, where the folder has them. */
  facts?: Facts
  strength?: Strength
  profiles: Profile[]
  codeLists: CodeList[]
  records: RecordInput[]
  rules: RuleInput[]
  trace: {
    requirements: { id: string; by: EncodingInput[]; cases: { accepted: number; refused: number } }[]
    clauses: { id: string; by: EncodingInput[] }[]
  }
}
