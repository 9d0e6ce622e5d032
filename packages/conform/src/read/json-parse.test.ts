import { expect, it } from 'vitest'
import { readJsonLine } from './json-parse.js'

/** An object whose value is nested so deep in arrays that the whole is `depth` deep. */
const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
const ruleOf = (text: string) => {
  const read = readJsonLine(text, 1)
  return 'problem' in read ? read.problem.rule : 'read'
}

it('reads records that are nested 200 deep, and refuses the 201st level', () => {
  expect([2, 21, 199, 200].map((depth) => ruleOf(nested(depth)))).toEqual(['read', 'read', 'read', 'read'])
  expect(ruleOf(nested(201))).toBe('nesting-bounded')
  expect(ruleOf(nested(100_000))).toBe('nesting-bounded')
})
