const expressions = new Map<string, RegExp>()

/** Whether a pattern is found anywhere in a text, read by code points: the meaning of `pattern` in JSON Schema. */
export function matches(pattern: string, text: string): boolean {
  let expression = expressions.get(pattern)
  if (!expression) expressions.set(pattern, (expression = new RegExp(pattern, 'u')))
  return expression.test(text)
}
