import type { Fact, Group } from './fact.js'
import type { Context, Severity, Text } from './rule.js'

/**
 * Remembers one fact of a record. Facts of different records are compared if their `key` is the same (an item code); `fact` is
 * the compared value (a name). `at` is the pointer of the field; default: the record itself. There are millions of facts, so this
 * is a callback that allocates nothing, and a location is looked up only if it is kept.
 */
export type Remember = (key: string, fact: string, at?: string) => void

/** What a fold knows about a record besides its data. */
export interface FoldContext extends Context {
  /** Code of the record's division, from the record or else from its submission: six digits or more, unless the fold asks for fewer. */
  region?: string
}

/** The relevant part of some members, as a text: item codes hold more than most folds read. Caches compare this text instead of the members. */
export interface Part<R = unknown> {
  members: readonly string[]
  text(record: R): string
}

/** What a data rule remembers of the records of one type. */
export interface Fold<R = unknown> {
  /** The record type, in every edition: `service-item/implementation`. */
  of: string
  /** Pointers, without indices, of the fields that must be valid. If one is invalid, the record is not folded for the rule and is counted as not checked. */
  needs: readonly string[]
  /** Pointers of further fields that it reads, valid or not. `needs` and `reads` together are complete; `''` is the whole record. */
  reads?: readonly string[]
  /** Digits of the division code that it reads; it is given no more. Default: all. */
  division?: 2 | 4
  /** The members of which it reads only a part. */
  part?: Part<R>
  /** Must depend on nothing but the fields in `needs` and `reads`, the context and constants. */
  facts(record: R, remember: Remember, context: FoldContext): void
}

/** Two values of the same thing, for the table of who deviates from what. Values are shown like the parameters of a message. */
export interface Comparison {
  subject: unknown
  found: unknown
  /** The binding value; absent if no source says which value binds. */
  norm?: { value: unknown; level?: string; records: number }
}

/**
 * One problem of a data set, reported at the first record whose fact deviates. `severity` may only lower the severity of the
 * clause. All other properties are parameters of the message; `{records}` (how many deviate) and `{regions}` (divisions of the
 * first of them) are added when the problem becomes a finding.
 */
export interface DataProblem {
  deviating: readonly Fact[]
  severity?: Severity
  comparison?: Comparison
  [parameter: string]: unknown
}

/** A number about a data set, reported whether or not a finding depends on it. Measures of the same rule, name and subject are summed over keys. */
export interface Measure {
  name: Text
  /** Its subject: a division, an item. */
  of: Text
  value: number
  /** The denominator, if the measure is a rate. */
  total?: number
  unit?: Text
  /** Assumptions behind the number. */
  note?: Text
}

/**
 * A condition without which a rule cannot be assessed: records of at least one of some types, or a mark (a fact under the key '')
 * that the rule remembered. `whole`: no record of these types may have been left out, because the rule reports that something is
 * missing from all of them.
 */
export type Requirement = { types: readonly string[]; whole?: true } | { mark: string; missing: Text }

/** What a data rule knows when it concludes. */
export interface ConcludingContext {
  /** The day for which the data are checked, YYYY-MM-DD. */
  asOf: string
  /** The facts that the rule remembered under the key ''. */
  marks: ReadonlySet<string>
}

/** A rule over many records: map (`facts` of a fold), combine (the table adds counts and keeps the first locations), conclude (`findings`). */
export interface DataRule {
  /** Kebab-case, a statement that is true of good data. */
  id: string
  /** The standard and edition whose clause the rule serves. */
  standard: string
  edition: string
  /** Only records of these profiles are folded; each profile has a clause of that number. Default: a national rule. */
  profiles?: readonly [string, ...string[]]
  clause: string
  title: Text
  message: Text
  mend: Text
  requires?: readonly Requirement[]
  folds: readonly Fold[]
  /**
   * A key with a single fact that occurs once is never a problem and is not measured, so such keys are only counted.
   * Cannot be combined with `concerns` or `measures`.
   */
  uniqueIsValid?: true
  /** Returns whether a key can be assessed. Default: every key can. */
  concerns?(group: Group, context: ConcludingContext): boolean
  /** Returns the problems among the facts of one key. It is never called with the key '', which holds marks. */
  findings(group: Group, context: ConcludingContext): Iterable<DataProblem>
  measures?(group: Group, context: ConcludingContext): Iterable<Measure>
}

/** Returns the rule unchanged; the call only checks its type. */
export function defineDataRule(rule: DataRule): DataRule {
  return rule
}

/** Returns a fold of the record type `of`; the call checks its types. */
export function fold<R>(
  of: string,
  needs: readonly string[],
  facts: Fold<R>['facts'],
  { part, ...rest }: Pick<Fold<R>, 'reads' | 'division' | 'part'> = {},
): Fold {
  return { of, needs, facts: facts as Fold['facts'], ...(part && { part: part as Part }), ...rest }
}
