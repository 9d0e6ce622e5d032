import { describe, expect, it } from 'vitest'
import { backtrackingDegree, maxBacktrackingDegree } from './backtracking.js'

describe('backtrackingDegree of a pattern with an ambiguous loop', () => {
  const ambiguous = [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a*)*$',
    '^(?:[0-9]+|[0-9]+x)*$',
    '^(a|ab|b)*c$',
    '^(?:a{1,3})*$',
    '(?:[a-z]+[0-9]*)+$',
    '^(?:(?:ab)*|a|b)*$',
    '^(?=(?:a+)+$)b',
    '^(\\w+\\s?)*$',
  ]
  for (const source of ambiguous) it(`is infinite: ${source}`, () => expect(backtrackingDegree(source)).toBe(Number.POSITIVE_INFINITY))
})

describe('backtrackingDegree of a pattern without ambiguous loops', () => {
  const safe = [
    '^a+$',
    '^[0-9]{18}$',
    '^(?:[0-9]{4}|[0-9]{7}|[0-9]{10})$',
    '^(?:a|b)*$',
    '^[a-z]+(?:-[a-z]+)*$',
    '^(?:/(?:[^~/]|~0|~1)*)*$',
    '^(?:a{13})*$',
    '^https?://[^\\s/?#]+(?:[/?#]\\S*)?$',
    '^.{0,2000}$',
    '^(?:ab|ac)*$',
    'a.*b$',
  ]
  for (const source of safe) it(`is within the limit: ${source}`, () => expect(backtrackingDegree(source)).toBeLessThanOrEqual(maxBacktrackingDegree))
})

describe('backtrackingDegree', () => {
  const degrees: [string, number][] = [
    ['^a*$', 1],
    ['^a*b*$', 1],
    ['a', 1],
    ['^[a-z]+[0-9]+[a-z]+$', 1],
    ['^(?:a|b)*c(?:a|b)*$', 1],
    ['^a*a*$', 2],
    ['^a+x?a+$', 2],
    ['\\s+$', 2],
    ['^.*a.*$', 2],
    ['^.*a.*b$', 2],
    ['^(?:ab)*(?:a|b)*$', 2],
    ['^(?:ab)*(?:ac)*$', 1],
    // The search for a beginning is a loop as well.
    ['a.*b', 2],
    ['a.*b.*c', 3],
    ['^a*a*a*$', 3],
    ['^\\s*\\w*\\s*\\w*$', 2],
    ['^\\s*[\\s\\w]*\\s*$', 3],
    ['^.*a.*b.*c.*d$', 4],
    ['^a{0,2000}a{0,2000}a{0,2000}$', 3],
    ['^a{0,20}a{0,20}a{0,20}$', 1],
    // Where the pattern may end, the matcher succeeds and tries nothing again.
    ['^a*a*a*', 1],
    ['^a*a*a*b?', 1],
    ['^(?:a+)+$', Number.POSITIVE_INFINITY],
    ['^(?:a{1,50}){1,50}$', Number.POSITIVE_INFINITY],
  ]
  for (const [source, degree] of degrees) it(`is ${degree} for ${source}`, () => expect(backtrackingDegree(source)).toBe(degree))
})
