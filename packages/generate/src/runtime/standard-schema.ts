import type { Issue } from './issues.js'
import { pointerSteps } from './pointer.js'

/** The Standard Schema interface (https://standardschema.dev), version 1, so that form and router libraries take a validator as it is. */
export interface StandardSchema<T> {
  readonly version: 1
  readonly vendor: 'shebiao'
  readonly validate: (value: unknown) => StandardResult<T>
  readonly types?: { readonly input: T; readonly output: T } | undefined
}

export type StandardResult<T> = { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] }

export interface StandardIssue {
  /** In Chinese, with the official names of the fields. */
  readonly message: string
  /** Names of members, and positions in lists from 0. */
  readonly path: readonly (string | number)[]
}

/** Makes the interface of the functions of a record type. `prepared` gives what is checked, and given back, in place of the value. */
export function standardSchema<T>(
  issues: (data: unknown) => Issue[],
  say: (issue: Issue) => { message: string },
  prepared: (value: unknown) => unknown = (value) => value,
): StandardSchema<T> {
  return {
    version: 1,
    vendor: 'shebiao',
    validate(value) {
      const data = prepared(value)
      const found = issues(data)
      if (found.length === 0) return { value: data as T }
      return { issues: found.map((issue) => ({ message: say(issue).message, path: path(issue.at) })) }
    },
  }
}

function path(at: string): (string | number)[] {
  return pointerSteps(at).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
