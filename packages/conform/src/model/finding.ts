import type { Waiver } from '@shebiao/schemas/common/1.0'
import type { Severity } from './rule.js'

/** What is wrong, where, and by which clause: plain data without prose. Sentences are made last, in the requested language. */
export interface Finding {
  /** Rule id: `field-present`, `promised-limit-within-statutory` … */
  rule: string
  severity: Severity
  /** JSON Pointer, within the record, of the thing to mend; of a missing field, its own pointer. */
  at: string
  /** `service-item@1.0#A.4.10`, or of a profile `qingdao#3.1`; absent for problems of the file itself. */
  clause?: string
  /** Parameters of the message. */
  params: Record<string, unknown>
  /** What is wrong in several places for one cause: each of them, the severest first. `at` is then that of the only one, or a place that holds them. */
  places?: FindingPlace[]
}

/** One of several places of a finding: its pointer within the record, and the clause that asks for it. */
export interface FindingPlace {
  at: string
  severity: Severity
  clause: string
}

/** How many of the elements that a record must (应) and should (宜) state are there. */
export interface Grade {
  must: { met: number; of: number }
  should: { met: number; of: number }
}

/** A location in a file. Lines and columns are counted from 1, columns in UTF-16 code units; in CSV the column is the number of the cell. */
export interface Location {
  line: number
  column: number
}

export type { Waiver }

/** Which record a finding is of, and where in it: what stays when lines shift and records are inserted. */
export interface RecordIdentity {
  /** Number of the record in its file, from 1. It shifts with the records before it. */
  number: number
  /** Its code, id or name: `basicCode=002014022000; region.code=420106`. Absent if it has none. */
  key?: string
  /** JSON Pointer within the record, with list elements by their keys where they have one: `/materials/[name=身份证]/count`. */
  at: string
  /** From 2: which of several findings of one rule at this place of the record it is. */
  repeat?: number
}

/** A finding as a report lists it: with its location and in words. */
export interface ReportedFinding extends Partial<Location> {
  rule: string
  severity: Severity
  /** Path of the file as it was given, `-` for standard input, `memory` for data in memory. */
  source: string
  line?: number
  column?: number
  /** JSON Pointer within the document. */
  at: string
  /** Absent for problems of the file itself, and for findings over many records: `dataset` identifies those. */
  record?: RecordIdentity
  /** From 2: which of several findings it is that are equal in rule, file and `record` but for its number. */
  occurrence?: number
  clause?: string
  /** `service-guide@2.0`; absent if the record type is unknown. */
  standard?: string
  type?: string
  profile?: string
  /** Official name of the field. */
  field: string
  message: string
  /** How to mend it. */
  mend: string
  /** What is wrong in several places for one cause: how many there are, and the first thousand of them, the severest first. */
  count?: number
  places?: ReportedPlace[]
  /** Of a finding on missing elements: how much of what the record should state is there. */
  grade?: Grade
  /** Number of further findings of the same rule at the same field of the same record that are counted but not listed. */
  andMore?: number
  /** The waiver that covers the finding. */
  waived?: Waiver
  /** The baseline has it. Such findings are counted and not listed. */
  known?: true
  /** For a finding over many records, which is reported at the first record that deviates. */
  dataset?: Deviation
}

/** One of several places of a finding as a report lists it. `at` is the JSON Pointer within the document, `field` the official name. */
export interface ReportedPlace extends FindingPlace, Partial<Location> {
  field: string
  /** JSON Pointer within the record, with list elements by their keys where they have one. */
  inRecord: string
}

/** The records that deviate, and what they deviate from. */
export interface Deviation {
  /** The key under which the records were compared: an item code, a division. */
  key: string
  /** The facts that deviate, in short; with `key` it identifies the finding. */
  facts: string
  /** Number of records that deviate. */
  records: number
  /** Locations of the first of them. */
  places: DeviatingPlace[]
  /** In words: what was compared, what was found, and the binding value, if a source says which value binds. */
  subject?: string
  found?: string
  norm?: { value: string; level?: string; records: number }
}

/** The location of one record that deviates. `at` is the JSON Pointer within its document, `region` its division with name. */
export interface DeviatingPlace extends Partial<Location> {
  source: string
  at: string
  region?: string
}

/** Which elements the records of one type state. */
export interface ElementReport {
  /** `service-guide@2.0` */
  standard: string
  type: string
  /** Title of the record type. */
  title: string
  /** The rule that asks for the elements. */
  rule: string
  elements: { at: string; field: string; severity: Severity; clause: string }[]
  /** All records first, then provinces, then the bodies that lack most. */
  rows: ElementReportRow[]
  /** Bodies that have no row: they lack less. */
  bodiesNotListed: number
}

/** A row of an element table. `asked` and `given` are by element: of how many records it is asked, and how many of those state it. */
export interface ElementReportRow {
  kind: 'all' | 'division' | 'body'
  /** In words: the division, the body with its division. */
  of: string
  records: number
  asked: number[]
  given: number[]
}

/** The result of the data rules over all records. */
export interface DataSetReport {
  /** Number of records by type: `service-item/implementation`. */
  records: Record<string, number>
  rules: {
    rule: string
    title: string
    status: 'assessed' | 'notAssessed' | 'nothingToCompare'
    /** Number of keys (items, divisions, …) under which records were compared. */
    keys: number
    findings: number
    /** Why the rule could not be assessed. */
    reason?: string
  }[]
  /** Which elements the records state: a table for each record type and rule on completeness. */
  elements: ElementReport[]
  /** Numbers about the data set, reported whether or not a finding depends on them. */
  measures: { rule: string; name: string; of: string; value: number; total?: number; unit?: string; note?: string }[]
}

/** `notAssessable`: nothing could be checked, so it is not known whether the data conform. */
export type Verdict = 'conforms' | 'doesNotConform' | 'notAssessable'

/** The result of one file. */
export interface FileReport {
  source: string
  format: string
  encoding: string
  standard?: string
  type?: string
  /** How the standard was determined: `given`, `manifest`, `$schema`, `shape`; of a manifest `name`, or `nearest` where it was found above what is checked. */
  detectedBy?: string
  profile?: string
  records: number
  /** Number of records that could not be read: not UTF-8, not JSON, too large. */
  unreadable: number
  verdict: Verdict
  /** Number of errors and of warnings that are neither waived nor in the baseline. */
  errors: number
  warnings: number
  /** Number of all findings, of any severity, waived or not, that are not in the baseline. */
  findings: number
  /** Of a file with one record: how much of what it should state is there. */
  grade?: Grade
}

/** One fault that many records of a file share: of a table, of a whole column. */
export interface RepeatedFinding {
  source: string
  rule: string
  /** Pointer of the field within the record, without indices; of missing elements, all of them, divided by spaces. */
  at: string
  severity: Severity
  /** Title of the rule. */
  title: string
  /** Official name of the field, clause, and how to mend it; absent if none of the findings is listed. */
  field?: string
  clause?: string
  mend?: string
  /** Number of findings, and of records of the file. */
  count: number
  records: number
  /** The first that are listed. */
  examples: (Partial<Location> & { at: string; message: string })[]
}

/** Rules that were chosen or left out for one check. */
export interface RuleSelection {
  /** Only these rules, and those of files. */
  only?: string[]
  ignored?: string[]
}

/** The result of a check. As JSON it is the report that the command writes. */
export interface Report {
  tool: { name: 'shebiao'; version: string }
  /** Version of `report.schema.json`. Within a major version members are only added. */
  schemaVersion: '1.0'
  asOf: string
  language: 'zh' | 'en'
  verdict: Verdict
  /** The check was aborted: the report covers what was read until then and has no conclusion on the data set. */
  incomplete?: true
  summary: {
    files: number
    /** Records read: the sum of `conforming`, `notConforming` and `notAssessable`. */
    records: number
    conforming: number
    notConforming: number
    notAssessable: number
    /** Records that could not be read; not included in `records`. */
    unreadable: number
    errors: number
    warnings: number
    infos: number
    waived: number
    /** Findings that the baseline has: counted, not listed, and no reason for the check to fail. Absent without a baseline. */
    known?: number
    /** Findings of the baseline that are there no more. Absent without a baseline. */
    mended?: number
    /** Findings that are counted but not listed. */
    notListed: number
  }
  /** Present if not all rules were run. */
  selection?: RuleSelection
  /** Waivers in the options that have ended, or cover nothing. Those of a manifest are findings in it. Absent if there are none. */
  unusedWaivers?: { waiver: Waiver; reason: 'ended' | 'needless' }[]
  files: FileReport[]
  /** Number of findings by rule, listed or not. */
  byRule: Record<string, { severity: Severity; count: number; title: string }>
  findings: ReportedFinding[]
  /** Faults that many records of a file share: their findings stand in `findings` too, as far as they are listed. */
  repeated: RepeatedFinding[]
  /** Rules that could not be run because a field they need is invalid, and files that were not read: silence is not a pass. */
  notChecked: { rule?: string; source?: string; records: number; reason: string }[]
  /** Errors that prevented a check: a path that does not exist, an unknown profile. */
  failures: { source: string; message: string }[]
  /** Absent if there are fewer than two records. */
  dataset?: DataSetReport
}
