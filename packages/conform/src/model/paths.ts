// Which fields of a record are affected by invalid ones. Pointers may have indices or be patterns without indices, but not both.

/** Whether a pointer is invalid itself, or contains or lies inside something invalid. */
export function isTouched(pointer: string, invalid: readonly string[]): boolean {
  return invalid.some((other) => other === pointer || other.startsWith(`${pointer}/`) || pointer.startsWith(`${other}/`))
}

/** Whether any of some pointers is touched by something invalid. */
export function anyTouched(pointers: readonly string[], invalid: readonly string[]): boolean {
  return pointers.some((pointer) => isTouched(pointer, invalid))
}
