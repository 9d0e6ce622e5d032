/** Comparator by UTF-16 code units, so that the order does not depend on the machine's locale. */
export function byCharacters(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
