/** Indented JSON in which no CI system finds a command: `##[` is written as `#\u0023[`, which is the same text. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/##(?=\w*\[)/g, '#\\u0023')}\n`
}

/** A list between two texts, an element at a time, indented as its depth asks. */
export function* jsonList(before: string, elements: Iterable<object>, after: string, indent = ''): Generator<string> {
  let separator = before
  for (const element of elements) {
    yield `${separator}\n${indent}  ${jsonText(element).trimEnd().replaceAll('\n', `\n${indent}  `)}`
    separator = ','
  }
  yield separator === before ? `${before}${after}` : `\n${indent}${after}`
}
