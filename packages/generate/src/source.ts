import type { SourceFile } from './problem.js'

/** The shapes of what stands in a folder of standards, as it was read. */

export interface Text {
  zh: string
  en: string
}

export type Modal = '应' | '宜' | '可'

export interface Clause {
  title?: Text
  modal?: Modal
  text?: Text
  sources?: string[]
  facts?: string[]
  confidence?: 'high' | 'medium' | 'low'
  note?: Text
}

export interface Standard {
  standard: string
  edition: string
  title: Text
  status: string
  issued: string | null
  effective: string | null
  withdrawn: string | null
  replaces: string | null
  foreword?: Text[]
  introduction?: Text[]
  /** Documents that clauses cite by number. */
  normativeReferences?: Reference[]
  /** Documents that inform, or whose text was not obtained. */
  bibliography?: Reference[]
  clauses: Record<string, Clause>
}

export interface Reference {
  id: string
  title: Text
  note?: Text
}

export type Disposition = 'encoded' | 'planned' | 'external' | 'notEncodable'

export interface Requirement {
  locator: string
  zh: string
  en: string
  kind: string
  entity: string
  disposition: Disposition
  /** The word by which the source asks, one of the register of words. */
  wording?: string
  reason?: Text
}

/** What is known beyond the source documents, in our words. */
export interface Fact {
  title: Text
  zh: string
  en: string
  /** Where it was read. */
  from: Text
  confidence: 'high' | 'medium' | 'low'
}

/** Keyed by section: `A.5.10`. */
export interface Facts {
  about: Text
  facts: Record<string, Fact>
}

/** What the words of sources amount to, and the clauses excepted. */
export interface Strength {
  words: { modal: Modal; words: string[]; reading: Text }[]
  exceptions: { clauses: string[]; reason: Text }[]
}

export interface SourceDocument {
  id: string
  title: Text
  documentNumber: string | null
  date: string | null
  binding: string
  note?: Text
  requirements: Record<string, Requirement>
}

export interface Code {
  code: string
  title: string
  title_en: string
  since: string
  until: string
  source: string
  note: string
  /** Digits of that code in each code system that has one. */
  systems: Record<string, string>
}

export interface CodeList {
  name: string
  codes: Code[]
}

export interface Profile {
  profile: string
  title: Text
  region: string
  extends: string[]
  source?: string
  note?: Text
  clauses: Record<string, Clause>
  overlays?: Record<string, Schema>
  severities?: Record<string, { severity: string; clause: string }>
  /** Rules that are waived in the whole division until a day; their findings stay in the report. */
  waivers?: { rule: string; owner: string; reason: string; until: string }[]
}

export interface Expected {
  rule: string
  at: string
  /** Of a finding with several places, each of them. */
  places?: string[]
  /** Compared where it is stated. */
  severity?: 'error' | 'warning' | 'info'
  /** Of a data set: number of the record in the list, from 0. */
  record?: number
}

/** A record by its difference from an example. */
export interface CaseRecord {
  from: string
  set?: Record<string, unknown>
  remove?: string[]
  boundary?: Boundary
  /** In a data set: so many of them, one where absent. */
  times?: number
}

/** A limit: the last value within it and the first beyond it. It makes two cases, one accepted and one refused. */
export interface Boundary {
  /** Pointer of the value. */
  at: string
  accepts: unknown
  refuses: unknown
}

export interface Case extends Omit<CaseRecord, 'from' | 'times'> {
  it: string
  from?: string
  /** A data set instead of one record. */
  records?: CaseRecord[]
  profile?: string
  asOf?: string
  finds?: Expected[]
}

export interface CaseFile {
  rule: string
  /** `service-item`, or the profile's name where `profile` is set. */
  owner: string
  profile?: string
  cases: Case[]
}

/** How a record of one edition becomes one of another: steps by record type. */
export interface Migration {
  /** Key of its file in `Source.files`. */
  file: string
  /** The standard in whose folder it lies. */
  owner: string
  from: string
  to: string
  types: Record<string, Record<string, unknown>[]>
}

/** A schema of the subset that the house rules allow. */
export interface Schema {
  $schema?: string
  $ref?: string
  $defs?: Record<string, Schema>
  title?: string
  description?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean
  items?: Schema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  const?: unknown
  enum?: unknown[]
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  oneOf?: Schema[]
  discriminator?: { propertyName: string }
  examples?: unknown[]
  'x-en'?: string
  'x-clause'?: string
  'x-record'?: boolean
  /** Groups of pointers: the first group whose first field has a value identifies the object. */
  'x-identity'?: string[][]
  'x-codelist'?: string
  'x-source-field'?: string
  [keyword: string]: unknown
}

export interface Source {
  /** The one base under which every `$id` is derived from its path. */
  base: string
  /** Keyed by path without suffix: `service-item/1.0/implementation`. */
  schemas: Map<string, Schema>
  /** Keyed by `common/item-type`. */
  codeLists: Map<string, CodeList>
  /** The dated table of divisions: too long for a code list. */
  regions: { code: string; name: string; asOf: string }[]
  /** Divisions that are no more, and former names of others, with the days of the tables that have them first and no more. */
  formerRegions: { code: string; name: string; since: string; until: string; successor?: string }[]
  /** Keyed by `service-item@1.0`. */
  standards: Map<string, Standard>
  documents: SourceDocument[]
  ambiguities: unknown
  /** The registers of words and of facts are absent where the folder has none. */
  strength?: Strength
  facts?: Facts
  profiles: Profile[]
  /** Keyed by `service-item/1.0/implementation` and `profiles/qingdao/implementation`. */
  examples: Map<string, unknown>
  cases: CaseFile[]
  migrations: Migration[]
  /** The package of the schemas; of what it does not say, an empty text. */
  package: { name: string; version: string; description: string }
  /** The `exports` of that package; absent where it has none. */
  exports?: Record<string, unknown>
  /** Every file that was read, by its path from `standards` or `schemas` on: where each part of it stands. */
  files: Map<string, SourceFile>
}
