import type { Codes, Field } from './field.js'
import { type Issue, issues, type SchemaError } from './issues.js'
import { type Language, sayIssue } from './say.js'

export * from './field.js'
export * from './issues.js'
export * from './say.js'

/** A generated validator: whether the data conform, with the raw errors left on the function. */
export interface RawValidator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
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
  /** Whether `data` has the shape of the record type. */
  is(data: unknown): data is T
  /** Every breach of the schema, one per cause. */
  issues(data: unknown): Issue[]
  /** Message and mend of an issue, in Chinese unless told otherwise. */
  say(issue: Issue, language?: Language): { message: string; mend: string }
  readonly '~standard': StandardSchema<T>
}

/**
 * Joins what is generated for a record type. `verdict` says at once that data conform; where it does not, the full
 * validator is asked, whose word is the last.
 */
export function recordType<T>(
  standard: string,
  type: string,
  verdict: (data: unknown) => boolean,
  validate: RawValidator,
  fields: Record<string, Field>,
  codes: Codes,
): RecordType<T> {
  const words = { fields, codes }
  const find = (data: unknown): Issue[] => (verdict(data) || validate(data) ? [] : issues(validate.errors, data))
  const say = (issue: Issue, language: Language = 'zh') => sayIssue(issue, words, language)
  return {
    standard,
    type,
    fields,
    is: (data): data is T => verdict(data) || validate(data),
    issues: find,
    say,
    '~standard': {
      version: 1,
      vendor: 'shebiao',
      validate(value) {
        const found = find(value)
        if (found.length === 0) return { value: value as T }
        return { issues: found.map((issue) => ({ message: say(issue).message, path: path(issue.at) })) }
      },
    },
  }
}

function path(at: string): (string | number)[] {
  return at
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')))
}
