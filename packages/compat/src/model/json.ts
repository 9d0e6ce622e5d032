/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** The text that equal values share: keys sorted, numbers as numbers. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.keys(value).sort()
    return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`
  }
  return JSON.stringify(value === 0 ? 0 : value)
}

export const types = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const
export type Type = (typeof types)[number]

/** The type of an instance; an integer is a number. */
export function typeOf(value: Json): Type {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as Type
}

/** How many code points a string has, which is what minLength and maxLength count. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
