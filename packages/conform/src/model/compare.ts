/** Comparator by UTF-16 units: no machine's locale changes the order. */
export function byCharacters(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
