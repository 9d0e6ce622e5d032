import { causes, findInFields } from './checks.js'
import type { Codes, Field } from './field.js'
import type { Issue, Property } from './issues.js'
import { type Language, sayIssue } from './messages.js'
import type { StandardSchema } from './standard-schema.js'

export * from './field.js'
export { type FormRecord, formSchema } from './form.js'
export * from './issues.js'
export * from './messages.js'
export * from './pointer.js'
export * from './standard-schema.js'
export * from './visible.js'

/** A compiled schema. */
export interface Validator {
  /** Whether the data conform: the quick answer. */
  is(data: unknown): boolean
  /** Every breach, one per cause; none where the data conform. */
  issues(data: unknown): Issue[]
  /** The members of a record, each checked by itself; absent where a schema constrains members together. */
  readonly members?: readonly Property[]
}

/** One record type, ready to check data. `Path` is the union of its field patterns. */
export interface RecordType<T, Path extends string = string> {
  /** `service-item@1.0` */
  readonly standard: string
  /** `implementation` */
  readonly type: string
  /** Each field by its pattern: a JSON Pointer with `*` for positions in lists. */
  readonly fields: Readonly<Record<Path, Field>>
  /** The record's members, each checked by itself: for readers that cache members. */
  readonly members?: readonly Property[]
  /** Whether `data` has the shape of the record type. */
  is(data: unknown): data is T
  /** Every breach of the schema, one per cause. */
  issues(data: unknown): Issue[]
  /** Message and remedy of an issue, in Chinese by default. */
  say(issue: Issue, language?: Language): { message: string; mend: string }
  readonly '~standard': StandardSchema<T>
}

/** The function `say` of a record type, of its field table and the code lists that it uses. */
export function sayer(fields: Record<string, Field>, codes: Codes): RecordType<unknown>['say'] {
  const words = { fields, codes }
  return (issue, language = 'zh') => sayIssue(issue, words, language)
}

/** The issues of some members of a record that has at least one: the same as the record's validator finds, in the order of `members`. Throws where there is none. */
export function issuesOf(data: object, members: readonly Property[]): Issue[] {
  const found: Issue[] = []
  findInFields(data, '', found, members)
  return causes(found)
}
