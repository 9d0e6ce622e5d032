/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A text that is the same for equal values and differs for different ones: keys are sorted, `-0` is written as `0`. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.keys(value).sort()
    return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`
  }
  return JSON.stringify(value === 0 ? 0 : value)
}

/** The types that an instance can have. */
export const instanceTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const
export type InstanceType = (typeof instanceTypes)[number]

/** The type of an instance. An integer has the type `number`. */
export function typeOf(value: Json): InstanceType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as InstanceType
}

/** The length of a string in code points, the unit of `minLength` and `maxLength`. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
