import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJsonLine } from './json-parse.js'
import { keysInBytes, keysInText, unknownCount } from './key-count.js'

const strings = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('":', '\\":', '名称":', ':', '"', 'a :', '\\'))
const members = fc.array(fc.tuple(strings, strings, fc.constantFrom('', '', '', ' ', '\t')), { maxLength: 6 })

/** An object as text, with white space before some colons. */
const written = members.map((list) => ({
  text: `{${list.map(([name, value, space]) => `${JSON.stringify(name)}${space}:${JSON.stringify(value)}`).join()}}`,
  list,
}))

it('counts the same member names in bytes as in text, and never too few', () => {
  fc.assert(
    fc.property(written, ({ text, list }) => {
      const count = keysInText(text)
      const bytes = new TextEncoder().encode(text)
      expect(keysInBytes(bytes)).toBe(count)
      if (count !== unknownCount) expect(count).toBeGreaterThanOrEqual(list.length)
    }),
    { numRuns: 2000 },
  )
})

it('readJsonLine() finds every repeated key', () => {
  fc.assert(
    fc.property(written, ({ text, list }) => {
      const read = readJsonLine(text, 1)
      const repeated = list.length - new Set(list.map(([name]) => name)).size
      expect('problem' in read ? -1 : read.problems.filter(({ rule }) => rule === 'keys-unique').length).toBe(repeated)
    }),
    { numRuns: 2000 },
  )
})
