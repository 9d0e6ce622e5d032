/** A sentence in Chinese and English. Braces name parameters of the problem: `{promised}`. */
export interface Text {
  zh: string
  en: string
}

/** The weight of a finding, from the modal of its clause: 应 error, 宜 warning, 可 info. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule knows besides the record: never the clock, the disk or the network. */
export interface Context {
  /** The day for which the data are checked, YYYY-MM-DD. */
  asOf: string
  /** `service-item@1.0`: the standard and edition the record is checked against. */
  standard: string
}

/**
 * One problem as a rule finds it: plain data, no prose.
 * `at` is the JSON Pointer of the thing to mend; for a missing field, the pointer of that field.
 * `severity` may only lower the severity of the clause, where the source itself is softer for this case.
 * All other properties are parameters of the message: text, number, a list of them, a time limit,
 * `{ code, list }` (shown with the label of the code list), `{ field }` (shown as the field's title), `{ zh, en }`,
 * or `{ zh, en, with }`, a message with parameters of its own.
 */
export interface Problem {
  at: string
  severity?: Severity
  /**
   * For what is wrong in several places for one cause, each of them: it is one finding. With a single place the finding is at that
   * place. The message may use `{count}`, and `{elements}`: the fields of the places with their strength.
   */
  places?: readonly ProblemPlace[]
  [parameter: string]: unknown
}

/** One of several places of a problem. */
export interface ProblemPlace {
  at: string
  /** Number of the clause that asks for it. Default: that of the rule. */
  clause?: string
  severity?: Severity
}

/** Takes one problem. A callback and not a generator: sixty generators for each record would cost as much as the rules themselves. */
export type Find = (problem: Problem) => void

/** An element that a record should state. */
export interface ExpectedElement<R = unknown> {
  /** Pointer of its field: `/fee`. */
  at: string
  /** Number of the clause that asks for it. */
  clause: string
  /** Editions that ask for it. Default: every edition. */
  editions?: readonly string[]
  /** Whether a record states it. It takes records of any shape: an element of the wrong shape is not missing. */
  given(record: R): boolean
  /** Whether it is asked of a record. Default: of every record. */
  applies?(record: R): boolean
  /** A severity below that of the clause, where the source is softer for a record. */
  softened?(record: R): Severity | undefined
}

/** A rule on records of one type. */
export interface Rule<R = unknown> {
  /** Kebab-case, a statement that is true of good data. */
  id: string
  /** `service-item`, `service-guide`, `bank-outlet`. */
  standard: string
  /** The record type: the stem of its schema file. */
  type: string
  /** Editions to which the rule belongs. Default: every edition. */
  editions?: string[]
  /** The profile that adds the rule. Default: a national rule. */
  profile?: string
  /** Number of the clause that the rule serves: of the profile if `profile` is given, else of the standard. */
  clause: string
  /** Pointers, without indices, of the fields that must be valid. If one is invalid, the rule is not run and is counted as not checked. */
  needs: string[]
  /**
   * Pointers of further fields that it reads, valid or not, for example to test presence. `needs` and `reads` together are
   * complete; `''` is the whole record.
   */
  reads?: string[]
  title: Text
  message: Text
  /** How to mend it, for a clerk. */
  mend: Text
  /** Of a rule on completeness, the elements: how many records state each is reported whether or not there are findings. */
  elements?: readonly ExpectedElement<R>[]
  /** Of a rule on completeness, the name of the body that answers for a record, and the pointers of the fields that tell it. */
  body?: { fields: readonly string[]; name(record: R): string | undefined }
  /** Must depend on nothing but the fields in `needs` and `reads`, the context and constants. */
  check(record: R, find: Find, context: Context): void
}

/** Returns the rule unchanged; the call only checks its type. */
export function defineRule<R>(rule: Rule<R>): Rule<R> {
  return rule
}

/** Where a data element stands in its record type. */
export interface Place {
  /** The pointer of the field in the record type, list positions as `*`. */
  at: string
  /** Whether the object in which it stands cannot do without it. */
  isRequired: boolean
}

/** A rule on a data element (`common/1.0/<element>.schema.json`), wherever a record uses it. */
export interface ElementRule<V = unknown> {
  id: string
  /**
   * Data elements that it checks, by the stem of their common schema file: `credit-code`. `code` is every field with a code list that
   * has dates, `text` every field into which people write what they like.
   */
  elements: string[]
  severity: Severity
  title: Text
  message: Text
  mend: Text
  /** `at` of a problem is relative to the element: '' for the element itself. */
  check(value: V, find: Find, context: Context, place: Place): void
}

/** Returns the rule unchanged; the call only checks its type. */
export function defineElementRule<V>(rule: ElementRule<V>): ElementRule<V> {
  return rule
}
