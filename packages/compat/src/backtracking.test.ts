import { describe, expect, it } from 'vitest'
import { isCatastrophic } from './backtracking.js'

describe('a pattern whose loops are ambiguous', () => {
  const bad = [
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
  for (const source of bad) it(`is told: ${source}`, () => expect(isCatastrophic(source)).toBe(true))
})

describe('a pattern whose loops are not', () => {
  const good = [
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
    'a.*b.*c',
  ]
  for (const source of good) it(`passes: ${source}`, () => expect(isCatastrophic(source)).toBe(false))
})
