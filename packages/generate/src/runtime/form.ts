import type { Issue } from './issues.js'
import { isBlank } from './messages.js'
import { type StandardSchema, standardSchema } from './standard-schema.js'

/** What a form needs of a record type. */
export interface FormRecord<T> {
  is(data: unknown): data is T
  issues(data: unknown): Issue[]
  say(issue: Issue): { message: string }
}

/**
 * A record type for forms, as a Standard Schema. An input that was left blank gives `''`, or `NaN` of a number: such a member is
 * no value, and neither is a group of nothing but such members. They are left out of what is checked and of the value that is
 * given back; a required one is reported as 未填写. Entries of lists keep their places.
 */
export function formSchema<T>({ issues, say }: FormRecord<T>): { readonly '~standard': StandardSchema<T> } {
  const sayBlank = (issue: Issue) => say(issue.rule === 'field-present' ? { ...issue, params: { ...issue.params, found: '' } } : issue)
  return { '~standard': standardSchema<T>(issues, sayBlank, withoutBlanks) }
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks)
  // A date or a file is a value of its own, not a group of members.
  if (!isPlain(value)) return value
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined && !isBlank(inner))
    .map(([name, inner]) => [name, withoutBlanks(inner), inner] as const)
    .filter(([, kept, inner]) => !(isPlain(kept) && isEmpty(kept) && !isEmpty(inner as object)))
  return Object.fromEntries(members)
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function isEmpty(group: object): boolean {
  return Object.keys(group).length === 0
}
