import { describe, expect, it } from 'vitest'
import { lengthsOf, patternProblem, refusedLineEnds } from './portable.js'

describe('a pattern that engines read in different ways is named:', () => {
  const problems: [string, string][] = [
    ['^\\S+$', '\\S means different characters'],
    ['^[^\\s/]+$', '\\s means different characters'],
    ['^\\d{6}$', '\\d means different characters'],
    ['^a\\b$', '\\b means different characters'],
    ['^[\\u0041]$', '\\u means different characters'],
    ['^.+$', 'a dot leaves out different line ends'],
    ['^[a&&b]$', 'an operation on classes'],
    ['^[a[b]]$', 'an operation on classes'],
    ['^(?=a)a$', '(?= is unknown to some engines'],
    ['^(?<name>a)$', '(?< is unknown to some engines'],
    ['[0-9]{6}', 'expected ^…$'],
    ['^a|b$', 'an | outside of a group'],
    ['^(?:a$|b)$', 'neither ^, $'],
    ['^a\\$', 'expected ^…$'],
    // Python and Java let $ stand before the last line feed, where "a\n" is refused and "\na" is taken.
    ['^[^/]*a$', 'holds U+000A, but not at its end'],
  ]
  it.each(problems)('%s', (pattern, expected) => expect(patternProblem(pattern)).toContain(expected))
})

it.each(['^[0-9]{6}$', '^(?:a|b)$', '^(?:/[^/]*)+$', '^[a-z][a-z-]*@[0-9]+\\.[0-9]+$', '^https?://[^\\t\\n \u3000/]+$', '^a\\\\$'])(
  'a pattern that every engine reads alike has no problem: %s',
  (pattern) => expect(patternProblem(pattern)).toBeUndefined(),
)

it('the lengths of a pattern are counted in code points over all its branches', () => {
  expect(lengthsOf('^(?:[0-9]{4}|[0-9]{7})x?$')).toEqual({ least: 4, most: 8 })
  expect(lengthsOf('^[𠀀-𠀂]{2}$')).toEqual({ least: 2, most: 2 })
  expect(lengthsOf('^a+$')).toEqual({ least: 1, most: Number.POSITIVE_INFINITY })
  expect(lengthsOf('a')).toEqual({ least: 0, most: Number.POSITIVE_INFINITY })
})

it('the line ends before which $ could stand are those that the pattern refuses behind one of its texts', () => {
  expect(refusedLineEnds('^[0-9]+$')).toEqual(['\n', '\r', '\u0085', '\u2028', '\u2029'])
  expect(refusedLineEnds('^[^\\n]+$')).toEqual(['\n'])
  expect(refusedLineEnds('^(?:/[^/]*)+$')).toEqual([])
})
