import type { Fact, Group } from './fact.js'
import type { Context, Severity, Text } from './rule.js'

/**
 * Remembers one small string of a record: `key` is what records are compared under (an item code), `fact` what is compared
 * (a name). `at` is the pointer of the field, the record itself where absent. Facts are by the million: nothing is made
 * where nothing is remembered, and a place is looked up only where it is kept.
 */
export type Remember = (key: string, fact: string, at?: string) => void

/** What a fold knows of a record beside its data. */
export interface Surroundings extends Context {
  /** The division the record is of, by itself or by its submission: six digits or more. */
  region?: string
}

/** What alone matters of some members of a record, as a text: their codes hold more than is asked. */
export interface Part<R = unknown> {
  members: readonly string[]
  text(record: R): string
}

/** What a rule remembers of one record type. */
export interface Fold<R = unknown> {
  /** `service-item/implementation`; records of every edition are folded. */
  of: string
  /** Pointers, without indices, of the fields that must be sound: where one is unsound the record is not folded for the rule, and counted. */
  needs: readonly string[]
  /** Those it reads beside them, sound or not: with `needs` all there are; `''` is the whole record. */
  reads?: readonly string[]
  /** Digits of the division that matter to it, and that it is given; all where absent. */
  division?: 2 | 4
  /** Of some members only a part matters, where it is said. */
  part?: Part<R>
  /** What it remembers depends on nothing but the fields it names, the surroundings and constants. */
  facts(record: R, remember: Remember, surroundings: Surroundings): void
}

/** Two values of one thing, for the table of who deviates from what. Parameters are those of a message. */
export interface Comparison {
  subject: unknown
  found: unknown
  /** The value that binds; absent where no source says which of them does. */
  norm?: { value: unknown; level?: string; records: number }
}

/**
 * One problem of a data set. It stands at the first of the records whose facts deviate; how many they are and the first of
 * them are added by the fold. `severity` may only lower what the clause says. Everything else is a parameter of the message,
 * which may also name `{records}` and `{regions}`.
 */
export interface DataProblem {
  deviating: readonly Fact[]
  severity?: Severity
  comparison?: Comparison
  [parameter: string]: unknown
}

/** A number about a data set that is reported whether or not anything is judged by it; measures of one name and one thing add up over keys. */
export interface Measure {
  name: Text
  /** What it is of: a division, an item. */
  of: Text
  value: number
  /** What the value is a part of, for a rate. */
  total?: number
  unit?: Text
  /** What was assumed. */
  note?: Text
}

/**
 * Something without which nothing can be concluded: records of one of some types, or a mark (a fact under the key '') of the
 * rule's own. Where it is said that something is nowhere among them, `whole`: none of those records may have been left out.
 */
export type Requirement = { types: readonly string[]; whole?: true } | { mark: string; missing: Text }

/** What a rule may know when it concludes. */
export interface ConcludingContext {
  /** The day the check is made for, as YYYY-MM-DD. */
  asOf: string
  /** What the rule remembered under the key ''. */
  marks: ReadonlySet<string>
}

/** A rule over many records: map (facts), combine (the table adds and keeps the smallest places), conclude (findings). */
export interface DataRule {
  /** Kebab-case, a statement that is true of good data. */
  id: string
  /** The standard whose clause the rule serves. */
  standard: string
  edition: string
  /** The profiles whose records are folded, each with a clause of that number; national where absent. */
  profiles?: readonly [string, ...string[]]
  clause: string
  title: Text
  message: Text
  mend: Text
  requires?: readonly Requirement[]
  folds: readonly Fold[]
  /**
   * 'sound' where one fact that was met once is no problem, whatever it is, and is not measured: such keys are only counted.
   * Not beside `concerns`.
   */
  alone?: 'sound'
  /** Whether a key can be judged at all; it always can where absent. */
  concerns?(group: Group, context: ConcludingContext): boolean
  /** The problems among the facts of one key. The key '' holds marks and is never given. */
  findings(group: Group, context: ConcludingContext): Iterable<DataProblem>
  measures?(group: Group, context: ConcludingContext): Iterable<Measure>
}

/** Gives back the rule as it is; the call is there for its types. */
export function defineDataRule(rule: DataRule): DataRule {
  return rule
}

/** Gives back the fold of one record type; the call is there for its types. */
export function fold<R>(
  of: string,
  needs: readonly string[],
  facts: Fold<R>['facts'],
  { part, ...rest }: Pick<Fold<R>, 'reads' | 'division' | 'part'> = {},
): Fold {
  return { of, needs, facts: facts as Fold['facts'], ...(part && { part: part as Part }), ...rest }
}
