/** A sentence in the two languages of the project. Braces name parameters of the problem: `{promised}`. */
export interface Text {
  zh: string
  en: string
}

export type Severity = 'error' | 'warning' | 'info'

/** What a rule may know beside the record: never the clock, the disk or the network. */
export interface Context {
  /** The day the check is made for, as YYYY-MM-DD. */
  asOf: string
  /** `service-item@1.0`: the standard and edition the record is checked against. */
  standard: string
}

/**
 * One problem as a rule finds it: plain data, no prose.
 * `at` is the JSON Pointer of the thing to mend (for a missing field, the missing field itself).
 * `severity` may only lower what the clause says, where the source itself is softer for this case.
 * Everything else is a parameter of the message: text, number, a list of them, a time limit,
 * `{ code, list }` (shown with the label of the code list), `{ field }` (shown as the field's title), `{ zh, en }`,
 * or `{ zh, en, with }`, a message with parameters of its own.
 */
export interface Problem {
  at: string
  severity?: Severity
  [parameter: string]: unknown
}

/** Takes one problem. A callback, not a generator: sixty rules a record make sixty generators, which cost as much as what the rules do. */
export type Find = (problem: Problem) => void

export interface Rule<R = unknown> {
  /** Kebab-case, a statement that is true of good data. */
  id: string
  /** `service-item`, `service-guide`, `bank-outlet`. */
  standard: string
  /** The record type: the stem of its schema file. */
  type: string
  /** Editions the rule belongs to; every edition where absent. */
  editions?: string[]
  /** The profile that brings the rule; national where absent. */
  profile?: string
  /** The clause (of the standard, or of the profile where `profile` is given) that the rule serves. */
  clause: string
  /** Pointers, without indices, of the fields that must be sound: where one is unsound the rule is not run, and counted. */
  needs: string[]
  /** Those it reads beside them, sound or not, as what it only asks after: with `needs` all there are; `''` is the whole record. */
  reads?: string[]
  title: Text
  message: Text
  /** How to mend it, for a clerk. */
  mend: Text
  /** What it finds depends on nothing but the fields it names, the context and constants. */
  check(record: R, find: Find, context: Context): void
}

/** Gives back the rule as it is; the call is there for its types. */
export function defineRule<R>(rule: Rule<R>): Rule<R> {
  return rule
}

/** A rule on a data element (`common/1.0/<element>.schema.json`), wherever a record uses it. */
export interface ElementRule<V = unknown> {
  id: string
  /** Stems of the common schema files it looks at: `credit-code`. */
  elements: string[]
  severity: Severity
  title: Text
  message: Text
  mend: Text
  /** `at` of a problem is relative to the element: '' for the element itself. */
  check(value: V, find: Find, context: Context): void
}

/** Gives back the rule as it is; the call is there for its types. */
export function defineElementRule<V>(rule: ElementRule<V>): ElementRule<V> {
  return rule
}
