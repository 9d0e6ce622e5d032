// Places of a record at which its shape is wrong, as pointers or as patterns of them, and other places that they touch.

/** Whether an unsound place is this one, or lies above or below it. */
export function isTouched(place: string, unsound: readonly string[]): boolean {
  return unsound.some((one) => one === place || one.startsWith(`${place}/`) || place.startsWith(`${one}/`))
}

/** Whether anything that is needed is touched. */
export function anyTouched(needs: readonly string[], unsound: readonly string[]): boolean {
  return needs.some((need) => isTouched(need, unsound))
}
