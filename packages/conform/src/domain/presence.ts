/** Whether an element is given: an empty text, list or object is not. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value !== 'object') return true
  if (Array.isArray(value)) return value.length > 0
  // Not `Object.keys`, which would allocate an array only to test its length.
  for (const name in value) if (Object.hasOwn(value, name)) return true
  return false
}

/** Whether a list contains any of these codes. */
export function includesAny(list: readonly string[] | undefined, codes: ReadonlySet<string>): boolean {
  if (list) for (let i = 0; i < list.length; i++) if (codes.has(list[i]!)) return true
  return false
}
