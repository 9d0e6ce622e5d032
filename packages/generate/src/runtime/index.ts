import { causes, findInFields } from './checks.js'
import type { Codes, Field } from './field.js'
import type { Issue, Property } from './issues.js'
import { type Language, sayIssue } from './messages.js'
import { pointerSteps } from './pointer.js'

export * from './field.js'
export * from './issues.js'
export * from './messages.js'
export * from './pointer.js'
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

/** The Standard Schema interface (https://standardschema.dev), version 1, so that form and router libraries take a validator as it is. */
export interface StandardSchema<T> {
  readonly version: 1
  readonly vendor: 'shebiao'
  readonly validate: (
    value: unknown,
  ) => { readonly value: T } | { readonly issues: readonly { readonly message: string; readonly path: readonly (string | number)[] }[] }
  readonly types?: { readonly input: T; readonly output: T }
}

/** One record type, ready to check data. */
export interface RecordType<T> {
  /** `service-item@1.0` */
  readonly standard: string
  /** `implementation` */
  readonly type: string
  readonly fields: Record<string, Field>
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

/** Makes a record type of its generated validator, field table and code lists. */
export function recordType<T>(standard: string, type: string, { is, issues, members }: Validator, fields: Record<string, Field>, codes: Codes): RecordType<T> {
  const words = { fields, codes }
  const say = (issue: Issue, language: Language = 'zh') => sayIssue(issue, words, language)
  return {
    standard,
    type,
    fields,
    ...(members && { members }),
    is: is as (data: unknown) => data is T,
    issues,
    say,
    '~standard': {
      version: 1,
      vendor: 'shebiao',
      validate(value) {
        const found = issues(value)
        if (found.length === 0) return { value: value as T }
        return { issues: found.map((issue) => ({ message: say(issue).message, path: path(issue.at) })) }
      },
    },
  }
}

/** The issues of some members of a record that has at least one: the same as the record's validator finds, in the order of `members`. Throws where there is none. */
export function issuesOf(data: object, members: readonly Property[]): Issue[] {
  const found: Issue[] = []
  findInFields(data, '', found, members)
  return causes(found)
}

function path(at: string): (string | number)[] {
  return pointerSteps(at).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
