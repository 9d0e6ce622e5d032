const kept = new Map<string, string>()

/** The same string object for equal texts: how to mend a field is said alike of thousands of records, and is kept once. */
export function interned(text: string): string {
  const found = kept.get(text)
  if (found !== undefined) return found
  if (kept.size >= 5000) kept.clear()
  kept.set(text, text)
  return text
}
