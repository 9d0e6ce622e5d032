import { saysNothing } from './texts.js'

/** Whether an element is given: an empty list or object is not, nor a text that says nothing, nor what consists of such texts. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value !== '' && !saysNothing(value)
  if (typeof value !== 'object') return true
  if (Array.isArray(value)) return value.some(isGiven)
  let isEmpty = true
  let lacksText = false
  // Not `Object.keys`, which would allocate an array only to test whether there is any.
  for (const name in value) {
    if (!Object.hasOwn(value, name)) continue
    const inner = (value as Record<string, unknown>)[name]
    if (typeof inner === 'string' && code.test(inner)) isEmpty = false
    else if (isGiven(inner)) return true
    else if (typeof inner === 'string') lacksText = true
  }
  // A code alone is something; a code beside a text that says nothing is not: a telephone whose number is 无.
  return !isEmpty && !lacksText
}

const code = /^[a-z][A-Za-z0-9]*$/

/** Whether a list contains any of these codes. */
export function includesAny(list: readonly string[] | undefined, codes: ReadonlySet<string>): boolean {
  if (list) for (let i = 0; i < list.length; i++) if (codes.has(list[i]!)) return true
  return false
}
