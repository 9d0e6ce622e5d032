// JSON Pointer, RFC 6901.

/** A member's name as a step of a pointer. */
export function escapeStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The names and positions a pointer leads through. */
export function pointerSteps(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value at a pointer, or undefined. */
export function valueAt(data: unknown, pointer: string): unknown {
  let value = data
  for (const step of pointerSteps(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

const patterns = new Map<string, string>()

/** The field pattern of a pointer: positions in lists as `*`. */
export function pattern(pointer: string): string {
  // The same pointers are reported in record after record.
  let found = patterns.get(pointer)
  if (found === undefined) {
    found = pointer.replace(/\/\d+(?=\/|$)/g, '/*')
    if (patterns.size >= 2000) patterns.clear()
    patterns.set(pointer, found)
  }
  return found
}
