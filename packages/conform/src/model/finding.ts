import type { Waiver } from '@shebiao/schemas/common/1.0'
import type { Severity } from './rule.js'

/** What is wrong, where and by which clause: plain data without prose. Sentences are made last, in the language asked for. */
export interface Finding {
  /** Rule id: `field-present`, `promised-limit-within-statutory` … */
  rule: string
  severity: Severity
  /** JSON Pointer in the record of the thing to mend; for a missing field, the missing field itself. */
  at: string
  /** `service-item@1.0#6.3.2`, or of a profile `qingdao#3.1`; absent for problems of the file itself. */
  clause?: string
  params: Record<string, unknown>
}

/** Where a finding stands in its file. Lines and columns are counted from 1, columns in UTF-16 units; in CSV the column is that of the cell. */
export interface Location {
  line: number
  column: number
}

export type { Waiver }

/** A finding as a report holds it: placed, and in words. */
export interface ReportedFinding extends Partial<Location> {
  rule: string
  severity: Severity
  /** File as it was named, `-` for standard input, `memory` for data in memory. */
  source: string
  line?: number
  column?: number
  at: string
  clause?: string
  /** `service-guide@2.0`, where a record type was known. */
  standard?: string
  type?: string
  profile?: string
  /** The field by its official name. */
  field: string
  message: string
  mend: string
  /** Further findings of the same rule at the same field of the same record that are counted and not listed. */
  andMore?: number
  waived?: Waiver
  /** Of a finding over many records: it stands at the first that deviates. */
  dataset?: Deviation
}

/** The records that deviate, and from what. */
export interface Deviation {
  /** What the records were compared under: an item code, a division. */
  key: string
  /** How many deviate; the first of them are named. */
  records: number
  places: DeviatingPlace[]
  /** In words: what was compared, what was found, and the value that binds where a source says which does. */
  subject?: string
  found?: string
  norm?: { value: string; level?: string; records: number }
}

export interface DeviatingPlace extends Partial<Location> {
  source: string
  at: string
  region?: string
}

/** What the data set as a whole was put to. */
export interface DataSetReport {
  /** Records by type: `service-item/implementation`. */
  records: Record<string, number>
  rules: {
    rule: string
    title: string
    status: 'assessed' | 'notAssessed' | 'nothingToCompare'
    /** Items, divisions or whatever else records were compared under. */
    keys: number
    findings: number
    reason?: string
  }[]
  /** Numbers that are told whether or not anything is judged by them. */
  measures: { rule: string; name: string; of: string; value: number; total?: number; unit?: string; note?: string }[]
}

export type Verdict = 'conforms' | 'doesNotConform' | 'notAssessable'

export interface FileReport {
  source: string
  format: string
  encoding: string
  standard?: string
  type?: string
  /** How the standard was found: given, manifest, `$schema`, shape. */
  detectedBy?: string
  profile?: string
  records: number
  /** Records that could not be read: no text, no JSON, too large. */
  unreadable: number
  verdict: Verdict
  errors: number
  warnings: number
}

export interface Report {
  tool: { name: 'shebiao'; version: string }
  asOf: string
  language: 'zh' | 'en'
  verdict: Verdict
  /** The check was broken off: what it says holds for what it read, and of the data set as a whole nothing is said. */
  incomplete?: true
  summary: {
    files: number
    /** Records read: those that conform, those that do not, and those that could be put to no standard, together. */
    records: number
    conforming: number
    notConforming: number
    notAssessable: number
    /** Records that could not be read, beside those. */
    unreadable: number
    errors: number
    warnings: number
    infos: number
    waived: number
    /** Findings that were counted and are not listed. */
    notListed: number
  }
  files: FileReport[]
  /** Findings counted by rule, listed or not. */
  byRule: Record<string, { severity: Severity; count: number; title: string }>
  findings: ReportedFinding[]
  /** Rules that could not be run because a field they need was unsound, and files that were not read: silence is not a pass. */
  notChecked: { rule?: string; source?: string; records: number; reason: string }[]
  /** What could not be done at all: a path that does not exist, a profile that is unknown. */
  failures: { source: string; message: string }[]
  /** Absent where there are fewer than two records. */
  dataset?: DataSetReport
}
