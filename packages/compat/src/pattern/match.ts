const expressions = new Map<string, RegExp>()

/** Whether a text has a match for a pattern, as JSON Schema asks: anywhere, by code points. */
export function matches(source: string, text: string): boolean {
  let expression = expressions.get(source)
  if (!expression) expressions.set(source, (expression = new RegExp(source, 'u')))
  return expression.test(text)
}
